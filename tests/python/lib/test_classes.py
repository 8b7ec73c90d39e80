"""dataclasses, enum, typing, types and contextlib."""
from compare import LibraryTest


class DataclassTest(LibraryTest):
    def test_the_usual(self):
        self.each(
            '''
from dataclasses import *
from typing import ClassVar, Any
import copy, pickle
@dataclass
class Point:
    x: int
    y: int = 0
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = field(default=0)
    note: str = field(default='', compare=False, repr=False)
@dataclass
class Bag:
    items: list = field(default_factory=list)
    count: ClassVar[int] = 5
    total: int = field(init=False, default=7)
    scale: InitVar[int] = 2
    def __post_init__(self, scale):
        self.total *= scale
@dataclass
class Point3(Point):
    z: int = 0
@dataclass(kw_only=True)
class Options:
    a: int
    b: str = 'b'
@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2
@dataclass(eq=False)
class Plain:
    x: int
@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(default=1, hash=False)
@dataclass(repr=False, init=False)
class Bare:
    x: int = 3
@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)
@dataclass
class Own:
    x: int
    def __repr__(self):
        return 'mine'
    def __eq__(self, other):
        return True
p, v = Point(1), Version(1, 2)
tree = Tree(1, [Tree(2), Tree(3)])
tree.children[0].children.append({'k': (Point(1, 2), [3])})
loop = Tree(0); loop.children.append(loop)
def attempt_set(obj, name):
    setattr(obj, name, 5)
    return obj
def attempt_del(obj, name):
    delattr(obj, name)
''',
            'p', 'p == Point(1, 0)', 'p == (1, 0)', 'p != Point(2)', 'Point(x=3, y=4)', 'Point()',
            'Point(1, 2, 3)',
            'Point(1, z=2)', 'Point(1, x=2)', 'hash(v) == hash((1, 2))', 'v < Version(1, 3)',
            'v >= Version(0)',
            'v < 5', 'sorted([Version(2), v])', 'attempt_set(v, "major")',
            'attempt_del(v, "major")', 'attempt_set(v, "other")',
            'v == Version(1, 2, "different")', 'Bag()', 'Bag([1], 3)',
            'Bag().items is Bag().items', 'Bag.count', 'Point3(1, 2, 3)',
            'Point3(1) == Point(1)', 'Options(a=1)', 'Options(1)', 'Options()', 'Mixed(1, c=3)',
            'Mixed(1, 2)', 'Mixed(1)',
            'Slotted(1)', 'attempt_set(Slotted(1), "zz")', 'Slotted.__slots__',
            'isinstance(hash(Plain(1)), int)',
             'hash(Hashed(1)) == hash((1,))', 'Bare().x', 'Own(1)',
            'Own(1) == 5',
            'asdict(tree)', 'astuple(tree)', 'asdict(p, dict_factory=list)', 'asdict(5)',
            'astuple(Point)', 'replace(p, y=9)',
            'replace(v, note="n").note', 'replace(p, z=1)', 'replace(5)',
            '[f.name for f in fields(Bag)]',
            '[(f.name, f.type, f.default) for f in fields(Point)]', 'fields(5)',
            'is_dataclass(p)', 'is_dataclass(Point)', 'is_dataclass(5)', 'Point.__match_args__',
            'Mixed.__match_args__',
            'repr(loop)', 'copy.copy(p)', 'copy.deepcopy(tree) == tree',
            'pickle.loads(pickle.dumps(v))',
            'Point.__eq__(p, 5)', 'Point.__hash__',
            'make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=5))])(1, 2)',
            'make_dataclass("Made", ["1"])', 'field(default=1, default_factory=list)',
            'Bag.__init__.__qualname__',
            'Point.__doc__', 'Point.__init__.__annotations__',
        )
        self.same('''
from dataclasses import *
from typing import List
def attempt(make):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
def mutable():
    @dataclass
    class A:
        x: list = []
def order():
    @dataclass
    class A:
        x: int = 0
        y: int
def needs_eq():
    @dataclass(order=True, eq=False)
    class A:
        x: int
def unfrozen():
    @dataclass(frozen=True)
    class A:
        x: int
    @dataclass
    class B(A):
        y: int
def unannotated():
    @dataclass
    class A:
        x = field()
for make in mutable, needs_eq, unfrozen, unannotated:
    attempt(make)
@dataclass
class P:
    x: int
    y: int
match P(1, 2):
    case P(1, y):
        print('y is', y)
class Base:
    def __init__(self):
        print('base')
@dataclass
class Child(Base):
    x: int = 1
    def __post_init__(self):
        super().__init__()
print(Child())
@dataclass(frozen=True)
class Frozen:
    x: int
    def __post_init__(self):
        object.__setattr__(self, 'x', self.x * 2)
print(Frozen(4), {Frozen(1): 'a'}[Frozen(1)])
''')


        self.each('''
from dataclasses import dataclass
def order():
    @dataclass
    class A:
        x: int = 0
        y: int
''', 'order()', since=(3, 13),
            prints="builtins TypeError non-default argument 'y' follows default argument 'x'\n")


class EnumTest(LibraryTest):
    def test_members(self):
        self.each(
            '''
from enum import *
import pickle, copy, json
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self):
        return f'{self.name} is {self.value}'
    @classmethod
    def favourite(cls):
        return cls.GREEN
    @property
    def low(self):
        return self.name.lower()
class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
class Level(IntEnum):
    LOW = 1
    HIGH = 2
class Name(StrEnum):
    FIRST = auto()
    SECOND = 'second!'
class Mixed(str, Enum):
    A = 'a'
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
class Own(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name * 2
    A = auto()
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    X = (0, 'first')
class Lists(Enum):
    A = [1]
class Missing(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value):
        return cls.A if value == 'one' else None
class Empty(Enum):
    pass
def assign():
    Color.RED = 5
def delete():
    del Color.RED
def extend():
    class More(Color):
        BLUE = 3
def twice():
    class Twice(Enum):
        A = 1
        A = 2
def not_unique():
    @unique
    class Twice(Enum):
        A = 1
        B = 1
''',
            'Color.RED', 'str(Color.RED)', 'f"{Color.RED}"', 'f"{Color.RED:>12}"', 'Color(2)',
            'Color["GREEN"]', 'Color(9)',
            'Color["X"]', 'list(Color)', 'len(Color)', 'Color.CRIMSON',
            'Color.RED is Color.CRIMSON', 'Color.__members__.keys()',
            'Color.RED.describe()', 'Color.favourite()', 'Color.RED.low', 'Color.RED.name',
            'Color.RED.value', 'Color', 'Color.RED == 1',
            'Color.RED == Color.RED', 'Color.RED != Color.GREEN', 'Color.RED < Color.GREEN',
            'hash(Color.RED) == hash("RED")',
            '{Color.RED: 1}[Color.RED]', 'Color.RED in Color', 'isinstance(Color.RED, Color)',
            'type(Color.RED)', 'Color.RED.GREEN',
            'list(reversed(Color))', 'assign()', 'delete()', 'extend()', 'twice()',
            'not_unique()', 'bool(Color.RED)',
            '[m.value for m in Auto]', 'Level.LOW', 'str(Level.LOW)', 'f"{Level.LOW}"',
            'Level.LOW + 1', 'Level.LOW < Level.HIGH', 'Level.LOW == 1',
            'Level(2)', 'int(Level.HIGH)', 'sorted([Level.HIGH, Level.LOW])',
            'json.dumps({"l": Level.LOW})', '[10, 20, 30][Level.LOW]',
            'Name.FIRST', 'str(Name.FIRST)', 'Name.SECOND.upper()', 'Name("first")',
            'f"{Name.FIRST:>8}"', 'Name.FIRST == "first"',
            'Mixed.A', 'str(Mixed.A)', 'Mixed.A == "a"', 'Mixed("a")', 'Planet.EARTH',
            'Planet.EARTH.mass', 'Planet((0.6, 3.3))', 'Own.A.value',
            'Coord.X', 'Coord.X.label', 'Coord(0)', 'Lists([1])', 'Lists([2])', 'Missing("one")',
            'Missing("two")', 'list(Empty)',
            'Enum("Animal", "ANT BEE")', 'list(Enum("Animal", "ANT BEE"))',
            'list(Enum("A", ["x", "y"], start=5))',
            'list(IntEnum("A", {"x": 3}))', 'Enum("A", [("p", 1), ("q", "z")]).q',
            'pickle.loads(pickle.dumps(Color.RED)) is Color.RED',
            'copy.deepcopy(Color.RED) is Color.RED', 'copy.copy([Color.RED])',
            'Color.RED.nothing', 'Auto.A.name', 'repr(Level)', 'Level["LOW"].name',
            'Color.RED is Color(1)', 'dict.fromkeys(Color)', 'issubclass(Level, int)',
            'isinstance(Level.LOW, int)', '3 + Level.HIGH',
        )
        self.each('''
from enum import *
class Color(Enum):
    RED = 1
''', '1 in Color', '"x" in Color', 'Color.X', since=(3, 12),
                  prints="True\nFalse\nbuiltins AttributeError type object 'Color' has no attribute 'X'\n")
        self.same('''
from enum import Enum
class State(Enum):
    ON, OFF = 1, 0
for state in State:
    match state:
        case State.ON:
            print('on')
        case State.OFF:
            print('off')
''')

    def test_flags(self):
        self.each(
            '''
from enum import *
import pickle
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
class IntPerm(IntFlag):
    R = 4
    W = 2
    X = 1
class Keep(Flag, boundary=KEEP):
    A = 1
class Conform(Flag, boundary=CONFORM):
    A = 1
class Eject(Flag, boundary=EJECT):
    A = 1
class Zero(Flag):
    NONE = 0
    A = 1
''',
            '[p.value for p in Perm]', 'list(Perm)', 'Perm.R', 'Perm.RW', 'Perm.R | Perm.X',
            'Perm.R | Perm.W', 'Perm.RW & Perm.R', 'Perm.R & Perm.W',
            'Perm.RW ^ Perm.R', '~Perm.R', '~Perm.RW', 'Perm(0)', 'Perm(7)', 'Perm(8)',
            'bool(Perm(0))', 'bool(Perm.R)', 'Perm.R in Perm.RW',
            'Perm.X in Perm.RW', 'list(Perm.RW)', 'len(Perm.RW)', 'str(Perm.R | Perm.X)',
            'str(Perm(0))', '(Perm.R | Perm.X).name', 'Perm.RW.name',
            'Perm.R | 4', '1 in Perm.RW', 'IntPerm.R', 'IntPerm.R | IntPerm.W', 'IntPerm.R | 8',
            'IntPerm(0)', 'str(IntPerm.R | IntPerm.X)',
            'IntPerm.R + 1', '~IntPerm.R', 'IntPerm(6)', 'IntPerm.R & 6', 'list(IntPerm)',
            '8 | IntPerm.R', 'Keep(9)', 'Conform(9)', 'Eject(9)',
            'Zero.NONE', 'Zero.A & Zero.NONE', 'Zero(0)',
            'pickle.loads(pickle.dumps(Perm.R | Perm.X))', 'Perm.R == Perm(1)',
            'hash(Perm.R) == hash(Perm(1))',
            'Perm', 'Perm["RW"]', 'Perm.__members__.keys()', 'Perm.R < Perm.W', 'f"{IntPerm.R}"',
            'f"{Perm.R}"', 'Perm(-1)', 'IntPerm(-1)',
        )


class TypingTest(LibraryTest):
    def test_names_are_there(self):
        self.same('''
from typing import *
from typing import NamedTuple, Generic, Protocol, TypeVar
T = TypeVar('T')
K = TypeVar('K', bound=int)
P = ParamSpec('P')
class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value
class Named(Box[int]):
    pass
class Pair(Generic[T, K]):
    pass
class Both(Box[T], Pair[T, K], Generic[T, K]):
    pass
def f(a: Optional[int], b: Union[int, str], c: List[Dict[str, Any]], d: Callable[[int], str] = str,
      *e: Tuple[int, ...], g: Literal['a', 'b'] = 'a', h: Type[int] = int) -> Iterator[T]:
    return a
print(f(1, 2, []), Box(5).value, Box[int](6).value, Named(7).value, isinstance(Both(1), Box))
print(T, K, Box.__name__, Named.__mro__[1].__name__)
class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 5
    def total(self):
        return self.x + self.y
print(Point(1), Point(1, 2).total(), Point._fields, Point.__doc__, Point._field_defaults, Point(x=3) == (3, 5))
Other = NamedTuple('Other', [('a', int), ('b', str)])
print(Other(1, 'x'))
class Movie(TypedDict, total=False):
    name: str
    year: int
print(Movie(name='x'), type(Movie(year=1)), Movie.__total__, sorted(Movie.__optional_keys__))
class Closable(Protocol):
    def close(self) -> None: ...
@runtime_checkable
class Sizable(Protocol):
    size: int
    def grow(self) -> None: ...
class Thing:
    size = 1
    def grow(self):
        pass
class Explicit(Closable):
    pass
print(isinstance(Thing(), Sizable), isinstance(5, Sizable), Explicit() is not None)
for attempt in (lambda: isinstance(5, Closable), lambda: Closable(), lambda: assert_never(1)):
    try:
        attempt()
    except (TypeError, AssertionError) as error:
        print(type(error).__name__, error)
UserId = NewType('UserId', int)
print(UserId(5), cast(int, 'x'), UserId.__name__)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x
@final
class Last:
    @staticmethod
    def m():
        return 1
print(g(1), Last.m(), get_origin(List[int]), get_args(Dict[str, int]), TYPE_CHECKING)
print(get_type_hints(Point), isinstance([], List), isinstance({}, Mapping), isinstance(print, Callable))
x: ClassVar[int] = 1
y: Final = 2
print(Optional[int] == Union[int, None], List[int], Dict[str, int], Callable[[int], str], Any, Literal[1, 'a'])
print(isinstance(1, SupportsInt), isinstance('a', SupportsAbs), issubclass(int, SupportsIndex))
''')


class ContextTest(LibraryTest):
    def test_managers(self):
        self.same('''
from contextlib import *
import io, asyncio
@contextmanager
def tag(name, swallow=()):
    print('enter', name)
    try:
        yield name.upper()
    except swallow as error:
        print('swallowed', error)
    finally:
        print('exit', name)
def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__context__), repr(error.__cause__))
with tag('a') as value, tag('b'):
    print(value)
with tag('c', ValueError):
    raise ValueError('v')
def passes():
    with tag('d'):
        raise KeyError('k')
attempt(passes)
@tag('deco')
def decorated(x):
    return x
print(decorated(1), decorated(2), decorated.__name__)
@contextmanager
def empty():
    return
    yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def catches():
    try:
        yield
    except ValueError:
        yield
@contextmanager
def replaces():
    try:
        yield
    except ValueError as error:
        raise OSError('other') from error
def use(manager, error=None):
    with manager:
        if error:
            raise error
    return 'done'
attempt(lambda: use(empty()))
attempt(lambda: use(twice()))
attempt(lambda: use(catches(), ValueError(1)))
attempt(lambda: use(replaces(), ValueError(2)))
attempt(lambda: use(tag('s'), StopIteration('stop')))
with suppress(KeyError, OSError):
    {}['x']
print('suppressed')
attempt(lambda: use(suppress(KeyError), ValueError(3)))
out = io.StringIO()
with redirect_stdout(out):
    print('hidden')
print(repr(out.getvalue()))
class Thing:
    def close(self):
        print('closed')
with closing(Thing()) as thing:
    print(type(thing).__name__)
with nullcontext(5) as five:
    print(five)
with ExitStack() as stack:
    print([stack.enter_context(tag(n)) for n in 'xy'])
    stack.callback(print, 'callback', end='!\\n')
    @stack.push
    def swallow(kind, error, tb):
        print('saw', kind)
        return True
    raise RuntimeError('in stack')
def fails_twice():
    with ExitStack() as stack:
        def bad(*details):
            raise OSError('exit')
        stack.push(bad)
        raise KeyError('body')
attempt(fails_twice)
stack = ExitStack()
stack.callback(print, 'kept')
other = stack.pop_all()
stack.close()
print('before')
other.close()
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)
class Deco(ContextDecorator):
    def __enter__(self):
        print('in')
    def __exit__(self, *details):
        print('out')
@Deco()
def work():
    print('work')
work()
@asynccontextmanager
async def atag(name):
    print('aenter', name)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print('aexit', name)
async def main():
    async with atag('one') as one:
        print(one)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(atag('two'))
        stack.enter_context(tag('three'))
        async def later(x):
            print('later', x)
        stack.push_async_callback(later, 4)
    try:
        async with atag('four'):
            raise ValueError('async')
    except ValueError as error:
        print(error)
    async with nullcontext(6) as six:
        print(six)
    async def generator():
        try:
            yield 1
        finally:
            print('generator closed')
    async with aclosing(generator()) as g:
        async for n in g:
            break
asyncio.run(main())
''')
        self.same('''
from contextlib import suppress
with suppress(KeyError):
    raise ExceptionGroup('g', [KeyError(1)])
try:
    with suppress(KeyError):
        raise ExceptionGroup('g', [KeyError(1), ValueError(2)])
except* ValueError as error:
    print(error.exceptions)
''', since=(3, 12), prints='(ValueError(2),)\n')


class TypesTest(LibraryTest):
    def test_names(self):
        self.each(
            '''
import types
def f():
    yield
async def c():
    pass
ns = types.SimpleNamespace(a=1, b='x')
''',
            'isinstance(f, types.FunctionType)', 'isinstance(f(), types.GeneratorType)',
            'isinstance(len, types.BuiltinFunctionType)',
            'isinstance(ns.__eq__, types.ModuleType)', 'isinstance(types, types.ModuleType)',
            'types.NoneType', 'ns', 'ns.a',
            'ns == types.SimpleNamespace(a=1, b="x")',
            'types.new_class("A", (), {}, lambda d: d.update(x=1)).x',
            'isinstance(int | str, types.UnionType)', 'isinstance(list[int], types.GenericAlias)',
            'isinstance(lambda: 0, types.LambdaType)',
        )
