"""Checksums of bytes: MD5, SHA-1 and SHA-2. A native module may replace this one."""

algorithms_guaranteed = algorithms_available = {
    'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'}


class _Hash:
    """Takes bytes in blocks; what a block does is the subclass's."""

    block_size = 64
    _length_size = 8
    _order = 'big'

    def __init__(self, data=b'', *, usedforsecurity=True):
        self._state = list(self._start)
        self._rest = b''
        self._length = 0
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        data = bytes(data)
        self._length += len(data)
        data = self._rest + data
        size = self.block_size
        whole = len(data) - len(data) % size
        for start in range(0, whole, size):
            self._take(data[start:start + size])
        self._rest = data[whole:]

    def digest(self):
        twin = self.copy()
        length = (twin._length * 8).to_bytes(self._length_size, self._order)
        padding = -(twin._length + 1 + self._length_size) % self.block_size
        twin.update(b'\x80' + bytes(padding) + length)
        width = self._word
        data = b''.join([word.to_bytes(width, self._order) for word in twin._state])
        return data[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        twin = type(self).__new__(type(self))
        twin._state = list(self._state)
        twin._rest = self._rest
        twin._length = self._length
        return twin

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


def _root_bits(primes, power, bits):
    """The first bits after the point of roots of primes."""
    words = []
    for prime in primes:
        number = prime << bits * power
        low, high = 0, 1 << bits + 10
        while low < high:  # the whole root of the shifted number
            middle = (low + high + 1) // 2
            if middle ** power <= number:
                low = middle
            else:
                high = middle - 1
        words.append(low & (1 << bits) - 1)
    return words


def _primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


class _Md5(_Hash):
    name = 'md5'
    digest_size = 16
    _word = 4
    _order = 'little'
    _start = (0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
    _shifts = ((7, 12, 17, 22), (5, 9, 14, 20), (4, 11, 16, 23), (6, 10, 15, 21))
    _table = None

    def _take(self, block):
        table = _Md5._table
        if table is None:
            from math import sin

            table = _Md5._table = [int(abs(sin(i + 1)) * 4294967296) for i in range(64)]
        words = [int.from_bytes(block[at:at + 4], 'little') for at in range(0, 64, 4)]
        a, b, c, d = self._state
        for i in range(64):
            if i < 16:
                f, at = b & c | ~b & d, i
            elif i < 32:
                f, at = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48:
                f, at = b ^ c ^ d, (3 * i + 5) % 16
            else:
                f, at = c ^ (b | ~d & 0xffffffff), 7 * i % 16
            f = (f + a + table[i] + words[at]) & 0xffffffff
            shift = self._shifts[i // 16][i % 4]
            a, d, c, b = d, c, b, (b + (f << shift | f >> 32 - shift)) & 0xffffffff
        for i, word in enumerate((a, b, c, d)):
            self._state[i] = (self._state[i] + word) & 0xffffffff


class _Sha1(_Hash):
    name = 'sha1'
    digest_size = 20
    _word = 4
    _start = (0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)

    def _take(self, block):
        words = [int.from_bytes(block[at:at + 4], 'big') for at in range(0, 64, 4)]
        for i in range(16, 80):
            word = words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16]
            words.append((word << 1 | word >> 31) & 0xffffffff)
        a, b, c, d, e = self._state
        for i in range(80):
            if i < 20:
                f, k = b & c | ~b & d, 0x5a827999
            elif i < 40:
                f, k = b ^ c ^ d, 0x6ed9eba1
            elif i < 60:
                f, k = b & c | b & d | c & d, 0x8f1bbcdc
            else:
                f, k = b ^ c ^ d, 0xca62c1d6
            a, b, c, d, e = (((a << 5 | a >> 27) + f + e + k + words[i]) & 0xffffffff, a,
                             (b << 30 | b >> 2) & 0xffffffff, c, d)
        for i, word in enumerate((a, b, c, d, e)):
            self._state[i] = (self._state[i] + word) & 0xffffffff


class _Sha2(_Hash):
    """SHA-256 and SHA-512 differ in the size of their words, and in how far these are turned."""

    _constants = {}

    def _take(self, block):
        size, turns = self._word, self._turns
        bits = size * 8
        mask = (1 << bits) - 1
        constants = _Sha2._constants.get(bits)
        if constants is None:
            constants = _Sha2._constants[bits] = _root_bits(_primes(self._rounds), 3, bits)
        (a1, a2, a3), (e1, e2, e3), (s1, s2, s3), (t1, t2, t3) = turns
        words = [int.from_bytes(block[at:at + size], 'big') for at in range(0, size * 16, size)]
        for i in range(16, self._rounds):
            x, y = words[i - 15], words[i - 2]
            x = ((x >> s1 | x << bits - s1) ^ (x >> s2 | x << bits - s2) ^ x >> s3) & mask
            y = ((y >> t1 | y << bits - t1) ^ (y >> t2 | y << bits - t2) ^ y >> t3) & mask
            words.append(words[i - 16] + words[i - 7] + x + y & mask)
        a, b, c, d, e, f, g, h = self._state
        for i in range(self._rounds):
            first = (h + (((e >> e1 | e << bits - e1) ^ (e >> e2 | e << bits - e2)
                           ^ (e >> e3 | e << bits - e3)) & mask)
                     + (e & f ^ ~e & g) + constants[i] + words[i])
            second = ((((a >> a1 | a << bits - a1) ^ (a >> a2 | a << bits - a2)
                        ^ (a >> a3 | a << bits - a3)) & mask) + (a & b ^ a & c ^ b & c))
            a, b, c, d, e, f, g, h = (first + second & mask, a, b, c, d + first & mask, e, f, g)
        for i, word in enumerate((a, b, c, d, e, f, g, h)):
            self._state[i] = self._state[i] + word & mask


class _Sha256(_Sha2):
    name = 'sha256'
    digest_size = 32
    _word = 4
    _rounds = 64
    _turns = (2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10)
    _start = _root_bits((2, 3, 5, 7, 11, 13, 17, 19), 2, 32)


class _Sha224(_Sha256):
    name = 'sha224'
    digest_size = 28
    _start = (0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7,
              0xbefa4fa4)


class _Sha512(_Sha2):
    name = 'sha512'
    digest_size = 64
    block_size = 128
    _length_size = 16
    _word = 8
    _rounds = 80
    _turns = (28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6)
    _start = _root_bits((2, 3, 5, 7, 11, 13, 17, 19), 2, 64)


class _Sha384(_Sha512):
    name = 'sha384'
    digest_size = 48
    _start = _root_bits((23, 29, 31, 37, 41, 43, 47, 53), 2, 64)


def _maker(kind):
    def make(data=b'', *, usedforsecurity=True):
        return kind(data)

    make.__name__ = make.__qualname__ = 'openssl_' + kind.name
    return make


_by_name = {kind.name: _maker(kind) for kind in (_Md5, _Sha1, _Sha224, _Sha256, _Sha384, _Sha512)}
md5, sha1, sha224, sha256, sha384, sha512 = _by_name.values()


def new(name, data=b'', **options):
    if name.lower() not in algorithms_available:
        raise ValueError(f'unsupported hash type {name}')
    return _by_name[name.lower()](data)


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made
