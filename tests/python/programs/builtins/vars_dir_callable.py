# What an object has.
class Point:
    """A point."""

    origin = 0

    def __init__(self, x, y):
        self.x, self.y = x, y

    def norm(self):
        return abs(self.x) + abs(self.y)


point = Point(3, -4)
print(vars(point), point.__dict__ is vars(point))
print([name for name in dir(point) if not name.startswith('_')])
print(callable(point.norm), callable(point), callable(Point), callable(len), callable(lambda: 0))
print(hasattr(point, 'x'), hasattr(point, 'z'), getattr(point, 'z', 'no z'))
setattr(point, 'z', 5)
delattr(point, 'x')
print(vars(point), Point.__doc__, Point.__name__, point.__class__.__name__)
try:
    point.x
except AttributeError as error:
    print(error)
try:
    vars(3)
except TypeError as error:
    print(error)
