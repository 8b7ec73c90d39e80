class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)


def where(p):
    match p:
        case Point3(0, 0, z):
            return f"on the z axis at {z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"y axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x, y=int()):
            return f"point {x}"
        case Point():
            return "some point"
        case Plain(kind="a", value=[first, *_]):
            return f"plain a {first}"
        case Plain(kind=kind):
            return f"plain {kind}"
        case Plain():
            return "very plain"
        case int(5) | str("five"):
            return "five"
        case list([1, x]):
            return f"list {x}"
        case dict({"k": v}):
            return f"dict {v}"
        case tuple() | set() as c:
            return f"collection {len(c)}"
    return "nothing"


for p in [Point3(0, 0, 7), Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), Point(1, "y"), Plain(kind="a", value=[1, 2]), Plain(kind="b"), Plain(), 5, "five", [1, "z"], {"k": "v"}, (1, 2), {1}, 6, None]:
    print(where(p))
for bad in (lambda: case_too_many(), lambda: case_not_class(), lambda: case_twice()):
    pass


def too_many(v):
    match v:
        case Point(1, 2, 3):
            return True


def no_args(v):
    match v:
        case Plain(1):
            return True


def builtin_many(v):
    match v:
        case int(1, 2):
            return True


def twice(v):
    match v:
        case Point(1, x=1):
            return True


NotAClass = 5


def not_class(v):
    match v:
        case NotAClass():
            return True


for f, v in [(too_many, Point(1, 2)), (no_args, Plain()), (builtin_many, 1), (twice, Point(1, 1)), (not_class, 1)]:
    try:
        print(f(v))
    except TypeError as error:
        print(error)
