"""pickle, copyreg and struct: the same bytes, and the same errors."""
from compare import LibraryTest


class PickleTest(LibraryTest):
    def test_the_same_bytes(self):
        self.each(
            '''
import pickle
both = [1]
cycle = []
cycle.append((cycle, 2))
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
class Slotted:
    __slots__ = 'a', '__b'
    def __init__(self):
        self.a, self.__b = 1, 2
class Text(str):
    pass
class Numbers(list):
    pass
class Names(dict):
    pass
class Reduced:
    def __reduce__(self):
        return int, ('5',)
class State:
    def __getstate__(self):
        return 7
    def __setstate__(self, state):
        self.got = state
class Fine(Exception):
    pass
noted = Numbers([1, 2]); noted.note = 'n'
''',
            *[f'pickle.dumps({value}, 5)' for value in (
                'None', 'True', '1', '-1', '255', '256', '65536', '-129', '2**31', '-2**31',
                '2**63', '-2**63', '-2**64', '10**300', '1.5', '-0.0', 'float("inf")', '1j',
                '"text"', '"é😀"', '"x" * 300', 'b"data"', 'b"x" * 300', 'bytearray(b"ab")', '()',
                '(1,)', '(1, 2)', '(1, 2, 3)', '(1, 2, 3, 4)', '[]', '[1]', '[1, 2]', '{}',
                '{1: 2}', '{"a": 1, "b": [None]}', 'set()', '{1}', 'frozenset([1])', '[both, both]',
                'cycle', '["same", "same"]', 'range(1, 5, 2)', '...', 'NotImplemented', 'int',
                'len', '[].append', 'Point', 'Point(1, [2])', 'Slotted()', 'Text("t")',
                'Numbers([1, 2])', 'Names(a=1)', 'noted', 'Reduced()', 'State()', 'ValueError("v")',
                'Fine(1, 2)', 'Point(1, 2).__init__', 'list(range(2000))',
                'dict.fromkeys(range(1500))', 'type(None)', 'KeyError',
            )],
        )

    def test_there_and_back(self):
        self.each(
            '''
import pickle, struct
class Point:
    def __init__(self, *at):
        self.at = at
    def __repr__(self):
        return f'Point{self.at} {vars(self)}'
def back(value):
    return pickle.loads(pickle.dumps(value))
cycle = []
cycle.append((cycle, 2))
shared = [1]
data = pickle.dumps([1, 'two', {3: 4.0}])
''',
            'back([None, True, False, 1, -1, 2**100, -2**100, 1.5, -0.0, 1j, "é", b"b"])',
            'back(Point(1, 2))', 'back([shared, shared])[0] is back([shared, shared])[1]',
            'back({"a": (1, 2, 3, 4), "b": {1, 2}, "c": frozenset([3])})', 'len(back(cycle)[0][0])',
            'back(ValueError("v", 2))', 'back(print) is print',
            'back("x" * 100000) == "x" * 100000',
            '(lambda p: p[0] is p[1])(back([shared, shared]))', 'back(range(5))',
            'back(slice(1, 2))',
            'back("\\udc80")', 'pickle.loads(data[:-1])', 'pickle.loads(b"")', 'pickle.loads(b"!")',
            'pickle.loads(5)', 'pickle.loads(pickle.dumps(5) + b"more")',
            'back(bytearray(b"xyz"))', 'back(float("nan"))', 'back([i for i in range(300)] * 2)',
        )

    def test_protocols_0_to_3_can_be_asked_for(self):
        self.each('import pickle', *[
            f'pickle.loads(pickle.dumps({{1: "a", "b": b"c"}}, {n}))' for n in range(-1, 6)
        ], 'pickle.dumps(1, 9)')

    def test_what_cannot_be_pickled(self):
        self.each(
            '''
import pickle, threading, queue, sys
def generator():
    yield
class Holds:
    def __init__(self, value):
        self.value = value
''',
            *[f'pickle.dumps({value})' for value in (
                'threading.Lock()', 'threading.RLock()', 'generator()', 'sys', 'Holds(generator())',
                'threading.Event()', 'threading.Semaphore()', 'queue.SimpleQueue()',
                'threading.Condition()', 'threading.local()', '{}.keys()',
            )],
        )
        self.prints('''
import pickle
def outer():
    def inner():
        pass
    return inner
for bad in (lambda: 0), outer():
    try:
        pickle.dumps(bad)
    except Exception as error:
        print(type(error), error)
def gone():
    pass
kept, gone = gone, 5
try:
    pickle.dumps(kept)
except Exception as error:
    print(error)
''', '''<class '_pickle.PicklingError'> Can't pickle <function <lambda> at 0x>: it's not found as __main__.<lambda>
<class '_pickle.PicklingError'> Can't pickle local object <function outer.<locals>.inner at 0x>
Can't pickle <function gone at 0x>: it's not the same object as __main__.gone
''')

    def test_a_class_that_is_gone(self):
        self.same('''
import pickle
class Point:
    pass
data = pickle.dumps(Point())
del Point
try:
    pickle.loads(data)
except AttributeError as error:
    print(str(error).split(' on ')[0])
''')

    def test_files_and_subclasses(self):
        self.same('''
import pickle, io
file = io.BytesIO()
pickle.dump([1, 2], file)
pickle.dump('more', file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
class Person(pickle.Pickler):
    def persistent_id(self, obj):
        return 'the one' if obj is file else None
class Back(pickle.Unpickler):
    def persistent_load(self, name):
        return name.upper()
out = io.BytesIO()
Person(out).dump([file, 1])
print(Back(io.BytesIO(out.getvalue())).load())
''')


class StructTest(LibraryTest):
    def test_pack_and_unpack(self):
        self.each(
            'import struct',
            'struct.pack(">bBhHiIqQ", -1, 255, -2, 65535, -3, 2**32-1, -4, 2**64-1)',
            'struct.pack("<i?cfd", 1, True, b"x", 1.5, 2.25)', 'struct.calcsize("bi")',
            'struct.calcsize("<bi")', 'struct.pack("@bhlq", 1, 2, 3, 4)',
            'struct.pack("3s2x2h", b"ab", 1, 2)',
            'struct.pack("5p", b"abc")', 'struct.unpack("5p", b"\\x03abc\\0")',
            'struct.unpack("<if", struct.pack("<if", 7, 0.1))', 'struct.unpack("i", b"abc")',
            'struct.pack("i", "x")', 'struct.pack("i")',
            'struct.pack("d", "x")', 'struct.pack("z", 1)', 'struct.pack("4", 1)',
            'list(struct.iter_unpack("<h", b"abcd"))', 'struct.unpack_from("<h", b"abcd", 1)',
            'struct.Struct("<h").size', 'struct.pack("f", 1e300)', 'struct.pack("<e", 1.0001)',
            *[f'struct.pack(">{code}", {value})' for code in 'fd' for value in (
                '0.0', '-0.0', '1e-45', '5e-324', '1e-310', '3.4028235e38', 'float("-inf")', '0.1',
                '1/3', '-123456.789', '2.0**-126', '2.0**-127 * 1.5', '1.99999999999',
                '16777217.0')],
            *[f'struct.unpack(">d", struct.pack(">d", {value}))' for value in (
                '5e-324', '1.7976931348623157e308', 'float("nan")', '0.1', '-0.0')],
        )
        self.each('import struct', 'struct.pack("b", 200)', 'struct.pack("H", -1)', since=(3, 13))
