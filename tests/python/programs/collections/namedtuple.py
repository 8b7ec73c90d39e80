"""Tuples with names for their parts."""
from collections import namedtuple

Point = namedtuple('Point', 'x y', defaults=[0])
p = Point(1)
print(p, p.x, p[1], p == (1, 0), Point(y=5, x=4), len(p), hash(p) == hash((1, 0)))
x, y = p
print(x, y, p._replace(x=9), p._asdict(), Point._fields, Point._field_defaults, Point._make([7, 8]))
class Vector(Point):
    __slots__ = ()
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
print(Vector(1, 2) + Vector(3, 4), isinstance(Vector(1, 2), tuple), Point.__name__, Point.__doc__)
print(namedtuple('T', ['a', 'def', 'a'], rename=True)._fields, namedtuple('E', [])())
for wrong in (lambda: Point(), lambda: Point(1, 2, 3),
              lambda: namedtuple('T', 'a a'), lambda: namedtuple('T', 'def'),
              lambda: namedtuple('1', 'a'), lambda: namedtuple('T', '_a'), lambda: setattr(p, 'x', 2)):
    try:
        wrong()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
match p:
    case Point(x=1, y=other):
        print('matched', other)
