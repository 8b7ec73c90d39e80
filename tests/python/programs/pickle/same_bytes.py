"""Objects as bytes: the very bytes of CPython's, and the same objects again."""
import pickle
from collections import OrderedDict, deque

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

shared = ['shared']
values = [None, True, 0, 255, 256, 65535, 65536, -1, 2 ** 31 - 1, -2 ** 31, 2 ** 31, -2 ** 31 - 1, 2 ** 63 - 1,
          -2 ** 63, 2 ** 63, 10 ** 50, 127 << 32, 128 << 32, -128 << 32, -129 << 32, 0.5, -0.0, 1e300, '', 'é😀', 'x' * 300, b'', b'\xff' * 3, b'y' * 300,
          (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(1001)), {}, {1: 2}, {'a': [1, (2, {})], 'b': None},
          set(), {7}, frozenset(), [shared, shared, (shared,)], {n: n * n for n in range(1001)}, [[[[[1.5]]]]], [10 ** 30, 1]]
for value in values:
    data = pickle.dumps(value, 4)
    again = pickle.loads(data)
    print(len(data), data.hex()[:60], again == value, type(again) is type(value))
again = pickle.loads(pickle.dumps([shared, shared, (shared,)]))
print(again[0] is again[1], again[0] is again[2][0])
loop = [1]
loop.append((loop, {'loop': loop}))
again = pickle.loads(pickle.dumps(loop))
print(again[1][0] is again, again[1][1]['loop'] is again)
for value in (Point(1, [2]), [Point(1, 2), 'x', Point], OrderedDict(a=1), deque([1, 2], 3), len, Point, {1, 2, 3}, range(3)):
    print(pickle.loads(pickle.dumps(value)) == value)
for wrong in (b'', b'\x80\x05', b'\x80\x05K', b'\x80\x05]\x94(K\x01K\x02', b'junk', b'\x80\x05h\x05.', b'\x80\x05\x86.'):
    try:
        print(pickle.loads(wrong))
    except (EOFError, pickle.UnpicklingError, IndexError, KeyError) as error:
        print('refused' if wrong[:1] == b'\x80' else type(error).__name__)
try:
    pickle.dumps([1, lambda: 0])
except Exception as error:
    print(type(error).__name__)
