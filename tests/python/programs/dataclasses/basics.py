"""Classes that are made of their fields."""
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace

@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)

p = Point(1)
p.tags.append('t')
print(p, p == Point(1, 0), p != Point(2), p.tags, Point(1).tags, Point(y=5, x=4))
print(asdict(p), astuple(p), replace(p, y=9), [f.name for f in fields(Point)], is_dataclass(p), is_dataclass(3))
for wrong in (lambda: Point(), lambda: Point(1, 2, [], 4), lambda: hash(p), lambda: p < p):
    try:
        wrong()
    except TypeError as error:
        print(error)

@dataclass
class Named(Point):
    name: str = 'none'
    def __post_init__(self):
        self.name = self.name.title()

print(Named(1, 2, name='someone'), Named.__match_args__)
match Named(1, 2):
    case Named(x, y):
        print(x, y)
try:
    @dataclass
    class Wrong:
        a: int = 1
        b: int
except TypeError as error:
    print(str(error)[:48])
try:
    @dataclass
    class Shared:
        a: list = []
except ValueError as error:
    print(error)
