"""collections, collections.abc, abc, heapq, bisect, string and copy."""
from compare import LibraryTest


class CollectionsTest(LibraryTest):
    def test_deque(self):
        self.each(
            '''
from collections import deque
import copy, pickle
d = deque([1, 2, 3])
short = deque(range(5), maxlen=3)
loop = deque([1])
loop.append(loop)
def done(make, *actions):
    made = make if isinstance(make, deque) else deque(make)
    return made.copy(), [getattr(made, name)(*args) for name, *args in actions], made
def changed():
    x = deque([1, 2])
    for item in x:
        x.append(3)
''',
            'd', 'short', 'deque()', 'deque([], 2)', 'loop', 'len(d)', 'bool(deque())', 'd[0]',
            'd[-1]',
            'd[5]', 'd["x"]', '2 in d', 'd == deque([1, 2, 3])', 'd == [1, 2, 3]', 'd < deque([2])',
            'd + deque([4])', 'd + [4]', 'd * 2', 'short.maxlen', 'list(reversed(d))',
            'deque(maxlen=-1)',
            'deque([1], "x")', 'copy.copy(short)', 'copy.deepcopy(d)',
            'pickle.loads(pickle.dumps(short))',
            'done([1, 2], ("append", 3), ("appendleft", 0), ("pop",), ("popleft",))',
            'done([], ("pop",))', 'done([], ("popleft",))',
            'done([1, 2], ("extend", "ab"), ("extendleft", "xy"))',
            'done(deque([1, 2], 2), ("append", 3), ("appendleft", 9), ("extend", [5, 6, 7]))',
            'done([1, 2, 1], ("count", 1), ("index", 2), ("remove", 1), ("reverse",))',
            'done([1], ("index", 5))',
             'done([1, 2, 3, 4], ("rotate",), ("rotate", -2), ("rotate", 9))',
            'done([1, 2], ("insert", 1, 9), ("clear",))', 'done(deque([1], 1), ("insert", 0, 2))',
            'changed()',
            'str(deque("ab", 5))', 'deque(5)',
        )

    def test_defaultdict_and_ordered_dict(self):
        self.each(
            '''
from collections import defaultdict, OrderedDict
import copy, pickle
d = defaultdict(list)
d['a'].append(1)
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
def moved(*args, **kwargs):
    made = o.copy()
    made.move_to_end(*args, **kwargs)
    return list(made)
def popped(last):
    made = o.copy()
    return made.popitem(last), list(made)
''',
            'd', 'd["b"]', 'd', 'd.get("zz")', 'defaultdict(None)["k"]', 'defaultdict(5)',
            'defaultdict()',
            'defaultdict(int, {1: 2}, a=3)', 'd.default_factory', 'copy.copy(d)', 'd | {"z": 1}',
            '{"z": 1} | d',
            'pickle.loads(pickle.dumps(d))', 'isinstance(d, dict)', 'dict(d)', 'moved("a")',
            'moved("c", last=False)',
            'moved("zz")', 'popped(True)', 'popped(False)', 'OrderedDict().popitem()',
            'o == OrderedDict([("b", 2), ("a", 1), ("c", 3)])', 'o == {"c": 3, "b": 2, "a": 1}',
            'o != {}',
            'list(reversed(o))', 'OrderedDict.fromkeys("ab", 1) == {"a": 1, "b": 1}',
            'OrderedDict()',
            'list(o | {"z": 1})', 'type(o | {}).__name__', 'pickle.loads(pickle.dumps(o)) == o',
        )
        self.each('from collections import OrderedDict', 'OrderedDict(a=1, b=[2])', since=(3, 12),
                  prints="OrderedDict({'a': 1, 'b': [2]})\n")

    def test_counter(self):
        self.each(
            '''
from collections import Counter
import copy, pickle
c = Counter('abracadabra')
def changed(name, *args, **kwargs):
    made = c.copy()
    getattr(made, name)(*args, **kwargs)
    return made
''',
            'c', 'c["z"]', 'c.most_common(2)', 'c.most_common()', 'c.most_common(0)',
            'sorted(c.elements())', 'c.total()',
            'Counter(a=1, b=-2)', 'Counter({"x": 2})', 'Counter()', 'c + Counter("az")',
            'c - Counter("aaa")',
            'c & Counter("abz")', 'c | Counter("zzz")', '+Counter(a=1, b=-1)',
            '-Counter(a=1, b=-1)',
            'changed("update", "aa")', 'changed("update", {"a": 5}, z=1)',
            'changed("subtract", "aab")',
            'changed("__delitem__", "nothing")', 'c == Counter("abracadabra")',
            'Counter(a=0) == Counter()',
            'Counter(a=1) <= Counter(a=2)', 'Counter(a=1) < Counter(a=1)',
            'Counter(a=1, b=1) > Counter(a=1)',
            'Counter.fromkeys("a")', 'copy.copy(c) == c', 'pickle.loads(pickle.dumps(c)) == c',
            'dict(Counter("aa"))',
            'Counter(5)', 'Counter(a="x", b=1)', 'max(c, key=c.get)',
            'sum([Counter("a"), Counter("b")], Counter())',
        )
        self.same('''
from collections import Counter
c = Counter('aab')
c += Counter('b')
print(c)
c -= Counter('aa')
print(c)
c['q'] += 2
print(c)
c &= Counter('qqb')
c |= Counter('z')
print(c)
''')

    def test_namedtuple(self):
        self.each(
            '''
from collections import namedtuple
import pickle, copy
Point = namedtuple('Point', 'x y')
Full = namedtuple('Full', ['a', 'b', 'c'], defaults=[8, 9])
Empty = namedtuple('Empty', '')
p = Point(1, y=2)
class Sub(Point):
    __slots__ = ()
    @property
    def total(self):
        return self.x + self.y
''',
            'p', 'p.x', 'p[1]', 'p.z', 'p == (1, 2)', 'p + (3,)', 'tuple(p)', 'p._fields',
            'p._asdict()', 'p._replace(x=9)', 'Point._make([3, 4])', 'Point._make([3])',
            'Point()', 'Point(1)', 'Point(1, 2, 3)', 'Point(1, 2, z=3)', 'Point(1, x=2)',
            'Point(*[1], **{"y": 5})',
            'Full(1)', 'Full(1, 2)', 'Full()', 'Full(1, 2, 3, 4)', 'Full._field_defaults',
            'Full(c=1, a=2)', 'Empty()',
            'Point.__doc__', 'Point.x.__doc__', 'hash(p) == hash((1, 2))',
            'pickle.loads(pickle.dumps(p))',
            'copy.copy(p)', 'copy.deepcopy(p)', 'Sub(1, 2).total', 'Sub(1, 2)',
            'sorted([Point(2, 1), Point(1, 2)])',
            'namedtuple("A", "x x")', 'namedtuple("A", "_x")', 'namedtuple("A", "class")',
            'namedtuple("A", "1x")',
            'namedtuple("1A", "x")', 'namedtuple("A", "x, x, def, _y", rename=True)._fields',
            'namedtuple("A", "x", defaults=[1, 2])', 'Point.__name__', 'Point.__module__',
            'p.__class__.__mro__[1]',
            'namedtuple("Three", "a b c")()', 'Empty(1)', 'Point.__match_args__',
        )
        self.same('''
from collections import namedtuple
Point = namedtuple('Point', 'x y')
p = Point(1, 2)
try:
    p.x = 5
except AttributeError as error:
    print(type(error).__name__)
match p:
    case Point(x=1, y=y):
        print('matched', y)
match p:
    case Point(x, 2):
        print('matched', x)
''')

    def test_wrappers(self):
        self.each(
            '''
from collections import ChainMap, UserDict, UserList, UserString
base, top = {'a': 1, 'b': 2}, {'b': 3}
chain = ChainMap(top, base)
class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)
''',
            'chain', 'chain["a"]', 'chain["b"]', 'chain["z"]', 'len(chain)', 'list(chain)',
            'dict(chain)',
            'chain.new_child({"c": 9})["c"]', 'chain.parents', '"a" in chain', 'chain.get("q", 5)',
            'chain.pop("a")', 'chain.maps', 'chain.__setitem__("n", 1)', 'top', 'Upper(a=1)',
            'Upper({"x": 2})["X"]',
            'UserList([1, 2]) + [3]', 'UserList("ab")[1:]', 'len(UserString("abc"))',
            'UserString("a").upper()',
            'isinstance(chain, dict)', 'sorted(Upper(b=1, a=2).items())',
            'UserDict(a=1) | {"b": 2}',
        )


class AbstractTest(LibraryTest):
    def test_abc(self):
        self.same('''
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self):
        """How large."""
    @property
    @abstractmethod
    def name(self):
        pass
    @classmethod
    @abstractmethod
    def make(cls):
        pass
    def twice(self):
        return 2 * self.area()
class Half(Shape):
    def area(self):
        return 1
class Square(Shape):
    name = 'square'
    def area(self):
        return 4
    @classmethod
    def make(cls):
        return cls()
for kind in Shape, Half, Square:
    try:
        print(kind().twice(), sorted(kind.__abstractmethods__))
    except TypeError as error:
        print(str(error)[:40], sorted(kind.__abstractmethods__))
print(isinstance(Square.make(), Shape), issubclass(Square, ABC), type(Shape) is ABCMeta)
class Duck:
    pass
Shape.register(Duck)
print(isinstance(Duck(), Shape), issubclass(Duck, Shape), issubclass(int, Shape))
class Sized(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, '__len__') or NotImplemented
print(isinstance([], Sized), isinstance(5, Sized))
try:
    Shape.register(5)
except TypeError as error:
    print(error)
''')

    def test_collections_abc(self):
        self.each(
            '''
from collections.abc import *
from collections import deque, OrderedDict, Counter
class Numbers(Sequence):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError
        return i * 10
class Table(MutableMapping):
    def __init__(self):
        self.d = {}
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __iter__(self):
        return iter(self.d)
    def __len__(self):
        return len(self.d)
class Letters(Set):
    def __init__(self, items):
        self.items = sorted(set(items))
    def __contains__(self, x):
        return x in self.items
    def __iter__(self):
        return iter(self.items)
    def __len__(self):
        return len(self.items)
class Stack(MutableSequence):
    def __init__(self):
        self.l = []
    def __len__(self):
        return len(self.l)
    def __getitem__(self, i):
        return self.l[i]
    def __setitem__(self, i, v):
        self.l[i] = v
    def __delitem__(self, i):
        del self.l[i]
    def insert(self, i, v):
        self.l.insert(i, v)
t = Table()
t.update(a=1, b=2)
s = Stack()
s.extend([3, 1, 2])
async def coro():
    pass
''',
            *[f'[isinstance({value}, kind) for kind in (Iterable, Iterator, Sized, Container, Collection, '
              'Sequence, MutableSequence, Mapping, MutableMapping, Set, MutableSet, Hashable, Callable, '
              'Reversible, Generator, Awaitable)]'
              for value in ('[]', '()', '{}', 'set()', 'frozenset()', '"a"', 'b"a"', '5',
                            'iter([])',
                            'len', 'range(3)', '(x for x in [])', '{}.keys()', '{}.items()',
                            'deque()',
                            'OrderedDict()', 'Counter()', 'Numbers(1)', 't', 'Letters("a")',
                            'object()')],
            'list(Numbers(3))', '20 in Numbers(3)', 'Numbers(3).index(10)', 'Numbers(3).count(5)',
            'list(reversed(Numbers(3)))', 'Numbers(2).index(77)', 't.get("z", 0)', '"a" in t',
            'list(t.keys())',
            'list(t.items())', 'list(t.values())', 't == {"a": 1, "b": 2}', 't.pop("a")',
            't.pop("zz", 1)',
            't.pop("zz")', 't.setdefault("n", 5)', 't.popitem()', 'len(t)', 't.clear()',
            't.popitem()',
            'list(Letters("abc") & Letters("bcd"))', 'list(Letters("ab") | Letters("c"))',
            'list(Letters("ab") - Letters("b"))', 'list(Letters("ab") ^ Letters("bc"))',
            'Letters("a") <= Letters("ab")',
            'Letters("ab") == Letters("ba")', 'Letters("a").isdisjoint("b")', 's.pop()',
            's.append(7)', 's.reverse()',
            'list(s)', 's.remove(1)', 's.__iadd__([9]).l', 'issubclass(dict, Mapping)',
            'MutableMapping[str, int] and 1',
        )


class SortedTest(LibraryTest):
    def test_heapq(self):
        self.same('''
import heapq, random
rng = random.Random(1)
for size in 0, 1, 2, 7, 30:
    items = [rng.randrange(50) for _ in range(size)]
    heap = items[:]
    heapq.heapify(heap)
    print(heap)
    for _ in range(5):
        heapq.heappush(heap, rng.randrange(50))
    print(heap, heapq.heappushpop(heap, 25), heapq.heapreplace(heap, 3), heap)
    print([heapq.heappop(heap) for _ in range(len(heap))])
    print(heapq.nlargest(3, items), heapq.nsmallest(3, items), heapq.nlargest(0, items))
    print(heapq.nlargest(2, items, key=lambda x: -x), heapq.nsmallest(2, items, key=lambda x: x % 7))
print(list(heapq.merge([1, 4, 7], [2, 4], [])), list(heapq.merge([7, 1], [4], reverse=True)))
print(list(heapq.merge(['b', 'aaa'], ['cc'], key=len)))
heap = []
for task in (2, 'b'), (1, 'z'), (2, 'a'):
    heapq.heappush(heap, task)
print(heap, heapq.heappop(heap))
for wrong in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush([1], 'x')):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
''')
        self.prints('''
import heapq
heap = [3, 9, 1, 7]
heapq.heapify_max(heap)
heapq.heappush_max(heap, 8)
print(heap[0], heapq.heappushpop_max(heap, 2), heapq.heapreplace_max(heap, 5))
print([heapq.heappop_max(heap) for _ in range(len(heap))])
''', '9 9 8\n[7, 5, 3, 2, 1]\n')

    def test_bisect(self):
        self.each(
            '''
from bisect import *
a = [1, 3, 3, 5]
def inserted(how, x, **kwargs):
    made = a[:]
    how(made, x, **kwargs)
    return made
''',
            *[f'{how}(a, {x})' for how in ('bisect', 'bisect_left', 'bisect_right') for x in (0,
                                                                                              1,
                                                                                              3,
                                                                                              4,
                                                                                              9)],
            'bisect(a, 3, 2)', 'bisect_left(a, 3, 0, 1)', 'bisect(a, 3, -1)', 'bisect([], 1)',
            'bisect_left([-5, -3], 4, key=abs)', 'bisect_left(["a", "bbb"], 2, key=len)',
            'inserted(insort, 3)', 'inserted(insort_left, 4)',
            'inserted(insort, 2, key=lambda x: x)',
        )


class CopyAndStringTest(LibraryTest):
    def test_copy(self):
        self.each(
            '''
import copy
class Node:
    def __init__(self, value, parent=None):
        self.value, self.parent = value, parent
class Custom:
    def __copy__(self):
        return 'copied'
    def __deepcopy__(self, memo):
        return 'deep'
class Items(list):
    pass
class Slots:
    __slots__ = 'a', 'b'
slots = Slots(); slots.a = [1]
n = Node([1], Node(2))
nested = [[1], {'k': (1, [2])}, {3}]
loop = [1]; loop.append(loop)
items = Items([[1]]); items.extra = 5
def deep(x):
    made = copy.deepcopy(x)
    return made
''',
            'copy.copy(nested) == nested', 'copy.copy(nested)[0] is nested[0]',
            'deep(nested) == nested',
            'deep(nested)[0] is nested[0]', 'deep(loop)[1][1][0]',
            '(lambda l: l[1] is l)(deep(loop))',
            'deep(n).value == [1] and deep(n).value is not n.value', 'deep(n).parent is n.parent',
            'copy.copy(n).value is n.value',
            'copy.copy(Custom())', 'deep(Custom())', 'copy.copy(items)', 'copy.copy(items).extra',
            'deep(items)[0] is items[0]',
            'copy.copy(slots).a is slots.a', 'deep(slots).a is slots.a', 'deep((1, 2))',
            'deep(((1,), [2]))',
            '(lambda t: deep(t) is t)((1, (2,)))', 'deep(print) is print', 'deep(int) is int',
            'deep({1: [2]})',
            '(lambda s: (lambda m: m[0] is m[1])(deep([s, s])))([])', 'deep(frozenset([1]))',
            'copy.copy(5)',
            'copy.copy((x for x in []))', 'deep(ValueError(1, 2)).args', 'deep({1, 2})',
            'copy.copy(range(3))',
        )
        self.same('''
import copy, threading
try:
    copy.deepcopy(threading.Lock())
except TypeError as error:
    print(error)
''')
        self.prints('''
import copy
from collections import namedtuple
print(copy.replace(namedtuple('P', 'x y')(1, 2), y=5))
try:
    copy.replace([], a=1)
except TypeError as error:
    print(error)
''', 'P(x=1, y=5)\nreplace() does not support list objects\n')

    def test_string(self):
        self.each(
            'import string\nfrom string import Template',
            *[f'string.{name}' for name in '''ascii_letters ascii_lowercase ascii_uppercase digits
                hexdigits octdigits punctuation printable whitespace'''.split()],
            'string.capwords("hello  big world")', 'string.capwords("a-b", "-")',
            'Template("$who likes ${what}, $$5").substitute(who="tim", what="kung pao")',
            'Template("$who").substitute({"who": 1})', 'Template("$who").substitute()',
            'Template("a $ b").substitute()', 'Template("x\\ny $!").substitute()',
            'Template("$who $x").safe_substitute(x=1)',
            'Template("$ 5 ${bad").safe_substitute()', 'Template("$a ${b} $a").get_identifiers()',
            'Template("$").is_valid()',
            'string.Formatter().format("{} {a}", 1, a=2)',
        )
