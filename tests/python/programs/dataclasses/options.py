"""Frozen, ordered, with slots, by keyword only."""
from dataclasses import FrozenInstanceError, KW_ONLY, InitVar, dataclass, field, make_dataclass
from typing import ClassVar

@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    made: ClassVar[int] = 3

v = Version(1, 2)
print(v, v < Version(1, 10), sorted([Version(2), v]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)], Version.made)
try:
    v.major = 3
except FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    del v.major
except AttributeError as error:
    print(error)

@dataclass(kw_only=True, slots=True)
class Options:
    debug: bool = False
    level: int

print(Options(level=3))
try:
    Options(3)
except TypeError as error:
    print(error)
try:
    Options(level=1).other = 2
except AttributeError as error:
    print(error)

@dataclass
class Circle:
    r: float
    _: KW_ONLY
    scale: InitVar[float] = 1.0
    area: float = field(init=False)
    def __post_init__(self, scale):
        self.area = 3 * self.r ** 2 * scale

print(Circle(2), Circle(2, scale=10))
Made = make_dataclass('Made', ['a', ('b', int, 5)])
print(Made(1))

@dataclass(repr=False, eq=False)
class Plain:
    a: int
print(Plain(1) == Plain(1), repr(Plain(1)).startswith('<__main__.Plain object'))
