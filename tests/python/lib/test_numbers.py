"""random, statistics, and bytes in disguise: hashlib, hmac, base64, binascii, uuid, secrets."""
from compare import LibraryTest


class RandomTest(LibraryTest):
    def test_the_same_numbers_for_the_same_seed(self):
        self.same('''
import random
for seed in 0, 1, -5, 2**80, 'text', 'é', b'bytes', 1.5, True:
    random.seed(seed)
    print([random.random() for _ in range(3)], random.getrandbits(70), random.randint(1, 6))
rng = random.Random(42)
cards = list(range(20))
rng.shuffle(cards)
print(cards, rng.choice('abc'), rng.choices('abcd', k=5), rng.sample(range(100), 5))
print(rng.sample(range(1000), 40), rng.sample('abcdef', 6), rng.sample([1, 2], counts=[3, 2], k=4))
print(rng.choices('abc', [5, 1, 2], k=6), rng.choices('abc', cum_weights=[1, 2, 9], k=3))
print([rng.randrange(5, 50, 7) for _ in range(5)], rng.randrange(10, 0, -3), rng.randrange(2**70))
print(rng.uniform(-1, 5), rng.triangular(), rng.triangular(1, 9, 3), rng.randbytes(5))
print([rng.gauss(0, 1) for _ in range(3)], rng.gauss(), rng.normalvariate(5, 2), rng.lognormvariate(0, 1))
print(rng.expovariate(2), rng.vonmisesvariate(0, 4), rng.vonmisesvariate(0, 0), rng.gammavariate(2, 3))
print(rng.gammavariate(1, 3), rng.gammavariate(0.5, 1), rng.betavariate(2, 3), rng.paretovariate(3), rng.weibullvariate(1, 2))
state = rng.getstate()
one = rng.random(), rng.gauss(0, 1)
rng.setstate(state)
print(one == (rng.random(), rng.gauss(0, 1)))
import pickle, copy
twin = pickle.loads(pickle.dumps(rng))
print(twin.random() == rng.random(), copy.copy(rng).random() == rng.random())
random.seed(7, version=1)
print(random.random())
random.seed('old', version=1)
print(random.random())
class Fixed(random.Random):
    def random(self):
        return 0.25
print(Fixed().uniform(0, 4), Fixed().expovariate(1))
for wrong in (lambda: rng.choice([]), lambda: rng.sample([1], 2), lambda: rng.sample({1}, 1), lambda: rng.choices([1], [0]),
              lambda: rng.choices([1, 2], [1]), lambda: rng.randrange(0), lambda: rng.choices('ab', 5),
              lambda: rng.randrange(1, 5, 0), lambda: rng.choices('a', [1], cum_weights=[1]), lambda: rng.gammavariate(0, 1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
''')
        self.same('''
import random
rng = random.Random(3)
print([rng.binomialvariate(*args) for args in ((10, 0.3), (100, 0.5), (1000, 0.9), (1, 0.5), (5, 0.0), (5, 1.0), (500, 0.2))])
for wrong in (lambda: rng.randrange(5, 5), lambda: rng.seed([])):
    try:
        wrong()
    except Exception as error:
        print(error)
''', since=(3, 13), prints='''[3, 52, 907, 0, 0, 5, 99]
empty range in randrange(5, 5)
The only supported seed types are:
None, int, float, str, bytes, and bytearray.
''')

    def test_what_nobody_can_foresee(self):
        self.same('''
import random, secrets
system = random.SystemRandom()
print(0 <= system.random() < 1, 1 <= system.randint(1, 6) <= 6, len(system.randbytes(5)), system.getrandbits(0))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(4)), len(secrets.token_urlsafe(9)), secrets.choice([5]))
print(0 <= secrets.randbelow(3) < 3, secrets.compare_digest('a', 'a'), secrets.compare_digest(b'a', b'b'), 0 <= random.random() < 1)
try:
    secrets.randbelow(0)
except ValueError as error:
    print(error)
''')


class StatisticsTest(LibraryTest):
    def test_averages_and_spreads(self):
        self.each(
            '''
from statistics import *
data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
marks = [40, 30, 50, 46, 39, 44]
big = [1e16, 1.0, -1e16, 3]
''',
            'mean([1, 2, 3, 4])', 'mean([1, 2, 3])', 'mean(data)', 'mean(big)', 'mean([])',
            'mean(["x"])', 'mean([True, False])',
            'mean([0.1] * 10)', 'fmean(marks)', 'fmean([])', 'fmean(data, [1] * 7)',
            'fmean([1], [0])', 'median([3, 1, 2])', 'median([4, 1, 2, 3])', 'median([])',
            'median_low([1, 3, 5, 7])', 'median_high([1, 3, 5, 7])',
            'median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5])',
            'mode([1, 1, 2, 3])', 'mode("abcb")', 'mode([])', 'multimode("aabbc")',
            'multimode([])', 'stdev(data)', 'stdev([1])', 'stdev([1, 1])',
            'pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75])', 'variance(data)',
            'variance(data, mean(data))',
            'pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25])',
            'variance([1, 2, 3, 4])', 'pvariance([1, 2, 3, 4])', 'variance([1, 2])',
            'stdev(marks)', 'stdev(big)', 'stdev([1e200, 3e200])',
            'pstdev([1e-200, 2e-200, 4e-200])',
            'stdev([1, 2, 3, 10**30])', 'stdev([0.1, 0.2, 0.3])', 'harmonic_mean([40, 60])',
            'harmonic_mean([40, 60], weights=[5, 30])', 'harmonic_mean([0, 1])',
            'harmonic_mean([-1, 2])',
            'geometric_mean([54, 24, 36])', 'quantiles(marks)', 'quantiles(data, n=10)',
            'quantiles(data, method="inclusive")', 'quantiles([1, 2], n=0)',
            'correlation([1, 2, 3], [2, 4, 7])', 'covariance([1, 2, 3], [1, 5, 9])',
            'linear_regression([1, 2, 3], [2, 4, 7])', 'correlation([1], [1])',
            'correlation([1, 1], [1, 2])', 'linear_regression([1, 1], [1, 2])',
            'NormalDist(5, 2)', 'NormalDist(5, 2).cdf(6)', 'NormalDist(5, 2).pdf(6)',
            'NormalDist.from_samples([1, 2, 3])', 'NormalDist(1, 3) + NormalDist(2, 4)',
            'NormalDist(1, -1)', 'stdev([True, False, True])',
            'len(NormalDist(0, 1).samples(3))', 'mean([float("inf"), 1])', 'mean(iter([1, 2]))',
            'variance([1, 2, 4], 2)',
        )


class BytesTest(LibraryTest):
    def test_hashes(self):
        self.each(
            '''
import hashlib, hmac
def parts(make):
    made = make()
    for part in b'a', b'', b'b' * 200, b'c' * 63:
        made.update(part)
    return made.hexdigest()
''',
            *[f'hashlib.{name}(b"x" * {size}).hexdigest()' for name in ('md5', 'sha1', 'sha224',
                                                                        'sha256', 'sha384',
                                                                        'sha512')
              for size in (0, 1, 55, 56, 63, 64, 65, 111, 112, 128, 300)],
            'parts(hashlib.sha256)', 'parts(hashlib.sha512)', 'parts(hashlib.md5)',
            'hashlib.sha256(b"a").digest()', 'hashlib.sha256().digest_size',
            'hashlib.sha512().block_size', 'hashlib.new("sha256", b"a").hexdigest()',
            'hashlib.md5("text")', 'hashlib.sha256(b"a").name',
            'hmac.new(b"key", b"message", "sha256").hexdigest()',
            'hmac.new(b"k" * 100, b"m", hashlib.md5).hexdigest()',
            'hmac.digest(b"k", b"m", "sha1")',
        )

    def test_base64_and_hex(self):
        self.each(
            'import base64, binascii',
            *[f'base64.b64encode(b"abcdefg"[:{n}])' for n in range(8)],
            *[f'base64.b64decode(base64.b64encode(b"abcdefg"[:{n}]))' for n in range(8)],
            'base64.urlsafe_b64encode(b"\\xfb\\xff\\xfe")', 'base64.urlsafe_b64decode("-__-")',
            'base64.b64decode("YQ")', 'base64.b64decode("Y")', 'base64.b64decode("Y!Q==")',
            'base64.b64decode("Y!Q==", validate=True)', 'base64.b64encode("x")',
            'base64.b32encode(b"hello")', 'base64.b32decode("NBSWY3DP")',
            'base64.b32decode("nbswy3dp", True)',
            'base64.b32encode(b"ab")', 'base64.b32decode("MFRA====")',
            'base64.b16encode(b"\\xab\\x01")', 'base64.b16decode("AB01")',
            'base64.b16decode("ab")', 'base64.encodebytes(b"x" * 100)',
            'binascii.hexlify(b"\\x01\\xab")', 'binascii.hexlify(b"\\x01\\xab", ":")',
            'binascii.unhexlify("01AB")', 'binascii.unhexlify("0")', 'binascii.unhexlify("zz")',
            'binascii.crc32(b"hello")', 'binascii.crc32(b"lo", binascii.crc32(b"hel"))',
            'binascii.b2a_base64(b"hi")', 'base64.b64decode(b"YWJj\\n")',
        )

    def test_uuid(self):
        self.each(
            '''
import uuid, pickle
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
''',
            'u', 'str(u)', 'u.hex', 'u.int', 'u.bytes', 'u.fields', 'u.urn', 'u.version',
            'uuid.UUID("{" + str(u) + "}") == u', 'uuid.UUID(int=5)', 'uuid.UUID(bytes=b"x" * 16)',
            'uuid.UUID("bad")', 'uuid.UUID()', 'uuid.UUID(int=-1)',
            'uuid.uuid3(uuid.NAMESPACE_DNS, "python.org")', 'uuid.uuid5(uuid.NAMESPACE_URL, "x")',
            'uuid.uuid4().version',
            'len(str(uuid.uuid4()))', 'uuid.uuid4() != uuid.uuid4()', 'uuid.uuid1().version',
            'hash(u) == hash(u.int)', 'u < uuid.UUID(int=2**127)',
            'pickle.loads(pickle.dumps(u)) == u',
            'setattr(u, "int", 5)', 'uuid.UUID(fields=(1, 2, 3, 4, 5, 6))',
            'uuid.UUID(bytes_le=u.bytes_le) if hasattr(u, "zz") else 1',
        )
