"""functools, operator and itertools."""
from compare import LibraryTest


class FunctoolsTest(LibraryTest):
    def test_partial_and_reduce(self):
        self.each(
            '''
from functools import *
import operator, pickle
def show(*args, **kwargs):
    return args, kwargs
half = partial(show, 1, a=2)
''',
            'half()', 'half(3, b=4)', 'half(a=5)', 'partial(half, 9, c=1)(0)', 'half.func is show',
            'half.args', 'half.keywords', 'partial(int, base=2)("101")', 'partial(5)', 'partial()',
            'reduce(operator.add, [1, 2, 3])', 'reduce(operator.add, [], 5)',
            'reduce(operator.add, [])', 'reduce(max, [3, 9, 2], 4)', 'reduce(operator.add, 5)',
            'repr(partial(print, 1, sep=""))',
            'repr(half).startswith("functools.partial(<function show")',
            'sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a))',
            'pickle.loads(pickle.dumps(partial(pow, 2)))(5)',
        )

    def test_placeholder(self):
        self.each(
            '''
from functools import partial, Placeholder as _
def show(*args):
    return args
''',
            'partial(show, _, 2)(1)', 'partial(show, _, 2, _, 4)(1, 3, 5)', 'partial(show, _, 2)()',
            'partial(show, 1, _)', 'partial(partial(show, _, 2), 1)(3)', '_', since=(3, 14),
            prints='''(1, 2)
(1, 2, 3, 4, 5)
builtins TypeError missing positional arguments in 'partial' call; expected at least 1, got 0
builtins TypeError trailing Placeholders are not allowed
(1, 2, 3)
Placeholder
''')

    def test_lru_cache(self):
        self.same('''
from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=2)
def square(x, y=0):
    """Squares."""
    calls.append(x)
    return x * x + y
print([square(n) for n in (1, 2, 1, 3, 1, 2, 2)], calls, square.cache_info())
print(square(1, y=5), square(1.0), square.cache_info(), square.__name__, square.__doc__)
square.cache_clear()
print(square.cache_info(), square.cache_parameters(), square.__wrapped__(4))
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@lru_cache
def plain(x):
    return x
print(plain(1), plain('1'), plain.cache_info(), plain.cache_parameters())
@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x)
print(typed(1), typed(1.0), typed(True), typed.cache_info())
@lru_cache(maxsize=0)
def never(x):
    return x
print(never(1), never(1), never.cache_info())
for wrong in (lambda: lru_cache('x'), lambda: lru_cache(maxsize=-5)(len).cache_info()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
class Holder:
    @lru_cache
    def method(self, x):
        return x + 1
holder = Holder()
print(holder.method(1), holder.method(1), Holder.method.cache_info())
''')

    def test_wraps_and_decorators(self):
        self.same('''
from functools import *
def decorate(function):
    @wraps(function)
    def wrapper(*args):
        "wrapper's own"
        return function(*args)
    return wrapper
def target(a: int) -> str:
    "target's"
target.extra = 1
wrapped = decorate(target)
print(wrapped.__name__, wrapped.__qualname__, wrapped.__doc__, wrapped.extra)
print(wrapped.__wrapped__ is target, wrapped.__module__)
@total_ordering
class Version:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n < other.n
one, two = Version(1), Version(2)
print(one < two, one <= two, one > two, one >= two, one <= Version(1), one >= Version(1))
print(sorted([two, one])[0] is one, max(one, two) is two)
try:
    one <= 5
except Exception as error:
    print(type(error).__name__)
try:
    total_ordering(type('Empty', (), {}))
except ValueError as error:
    print(error)
class Data:
    @cached_property
    def total(self):
        print('computed')
        return 5
data = Data()
print(data.total, data.total, vars(data), Data.total.func.__name__)
data.total = 6
print(data.total)
del data.total
print(data.total)
@singledispatch
def show(value, more=''):
    return f'something {value}{more}'
@show.register
def _(value: int, more=''):
    return f'int {value}{more}'
@show.register(list)
def show_list(value):
    return f'list of {len(value)}'
print(show('a'), show(1, more='!'), show(True), show([1]), show_list([]))
print(show.dispatch(bool) is show.dispatch(int), sorted(k.__name__ for k in show.registry))
try:
    show()
except TypeError as error:
    print(error)
class Printer:
    @singledispatchmethod
    def show(self, value):
        return 'any'
    @show.register
    def _(self, value: str):
        return 'str ' + value
    def power(self, base, exponent):
        return base ** exponent
    square = partialmethod(power, exponent=2)
print(Printer().show(1), Printer().show('x'), Printer().square(3))
''')


class OperatorTest(LibraryTest):
    def test_operators(self):
        self.each(
            '''
import operator as o, pickle
class Thing:
    x = 1
    def method(self, *args, **kwargs):
        return args, kwargs
thing = Thing()
thing.inner = Thing()
''',
            *[f'o.{name}(7, 2)' for name in '''lt le eq ne ge gt add sub mul truediv floordiv mod pow
                and_ or_ xor lshift rshift is_ is_not iadd isub __add__ __lt__ __and__ __or__'''.split()],
            *[f'o.{name}(-7)' for name in 'neg pos inv invert abs not_ truth index __not__'.split()],
            'o.itemgetter(1)([5, 6])', 'o.itemgetter(1, 0)("ab")', 'o.itemgetter("k")({"k": 1})',
            'o.itemgetter(slice(1, 3))("abcd")', 'o.attrgetter("x")(thing)',
            'o.attrgetter("inner.x", "x")(thing)', 'o.attrgetter("y")(thing)', 'o.attrgetter(1)',
            'o.methodcaller("method", 1, a=2)(thing)', 'o.methodcaller("upper")("x")',
            'o.itemgetter(1)', 'o.attrgetter("a.b", "c")', 'o.methodcaller("m", 1, k=2)', 
            'o.contains([1], 1)', 'o.countOf([1, 2, 1], 1)', 'o.indexOf([1, 2], 2)',
            'o.indexOf([], 2)',
            'o.concat([1], [2])', 'o.concat(1, 2)', 'o.getitem([1], 0)', 'o.length_hint([1])',
            'o.length_hint(iter([1, 2]))', 'o.length_hint(5, 9)', 'o.iconcat([1], [2])',
            'o.index(1.5)',
            'sorted([(2, "a"), (1, "b")], key=o.itemgetter(0))', 'o.call(print, end="")',
            'o.add(1, "x")',
            'pickle.loads(pickle.dumps(o.itemgetter(1)))([4, 5])',
        )


class ItertoolsTest(LibraryTest):
    def test_iterators(self):
        self.each(
            '''
from itertools import *
def take(iterator, n=12):
    return list(islice(iterator, n))
''',
            'take(count())', 'take(count(5, -2))', 'take(count(1.5, 0.5), 3)', 'count("x")',
            'count(1)',
            'count(1, 2)', 'take(cycle("abc"))', 'take(cycle([]))', 'take(repeat(1))',
            'list(repeat(1, 3))',
            'list(repeat(1, -1))', 'repeat(1)', 'repeat(1, 3)', 'list(accumulate([1, 2, 3]))',
            'list(accumulate([1, 2, 3], lambda a, b: a * b))', 'list(accumulate([1], initial=9))',
            'list(accumulate([]))', 'list(chain("ab", [1], ()))', 'list(chain())',
            'list(chain.from_iterable(["ab", "c"]))', 'list(chain([1], 5))',
            'list(compress("abcd", [1, 0, 1]))', 'list(dropwhile(lambda x: x < 3, [1, 4, 2]))',
            'list(takewhile(lambda x: x < 3, [1, 4, 2]))', 'list(filterfalse(None, [0, 1, ""]))',
            'list(filterfalse(lambda x: x % 2, range(5)))', 'list(starmap(pow, [(2, 3), (3, 2)]))',
            'list(pairwise("abcd"))', 'list(pairwise("a"))', 'list(pairwise(""))',
            'list(islice("abcdef", 3))', 'list(islice("abcdef", 1, 5, 2))',
            'list(islice("abc", 1, None))',
            'list(islice("abc", None))', 'list(islice(count(), 2, 10, 3))', 'islice("abc", -1)',
            'islice("abc", 1, -2)', 'islice("abc", 0, 3, 0)', 'islice("abc", "x")', 'islice("abc")',
            '[(k, list(g)) for k, g in groupby("aabbca")]',
            '[(k, list(g)) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)]',
            '[k for k, g in groupby("aabb")]', '[list(t) for t in tee("abc")]',
            'tee("a", 3).__len__()',
            'tee("a", -1)', 'list(zip_longest("abc", "x", fillvalue="-"))', 'list(zip_longest())',
            'list(product("ab", [1, 2]))', 'list(product([0, 1], repeat=3))', 'list(product())',
            'list(product("ab", []))', 'list(permutations("abc"))', 'list(permutations("abc", 2))',
            'list(permutations("ab", 3))', 'permutations("ab", -1)', 'list(permutations("ab", 0))',
            'list(combinations("abcd", 2))', 'list(combinations("ab", 3))',
            'combinations("ab", -1)',
            'list(combinations_with_replacement("abc", 2))',
            'list(combinations_with_replacement("", 1))',
            'list(combinations("abc", 0))', 'list(permutations(range(4), 4))[10:14]', 'cycle(5)',
        )
        self.same('''
from itertools import *
numbers = iter(range(10))
print(list(islice(numbers, 2, 7, 3)), next(numbers))
numbers = iter(range(10))
print(list(islice(numbers, 3, 1)), next(numbers))
groups = groupby('aab')
first, items = next(groups)
next(groups)
print(list(items))
one, two = tee(iter(range(5)))
print(next(one), next(one), list(two), list(one))
''')
        self.each('from itertools import *', 'list(batched("abcdefg", 3))', 'batched("a", 0)',
                  since=(3, 12), prints='''[('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)]
builtins ValueError n must be at least one
''')
        self.each('from itertools import *', 'list(batched("abc", 2, strict=True))', since=(3, 13),
                  prints='builtins ValueError batched(): incomplete batch\n')


if __name__ == '__main__':
    import unittest
    unittest.main()
