class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = P(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), P.__slots__)
for f in [lambda: setattr(p, "z", 1), lambda: p.z, lambda: vars(p)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)


class Q(P):
    pass


q = Q(1, 2)
q.z = 5
print(q.z, "z" in q.__dict__)


class R(P):
    __slots__ = ["z"]


r = R(1, 2)
r.z = 3
print(r.x, r.y, r.z)
try:
    r.w = 4
except AttributeError as error:
    print(type(error).__name__)


class One:
    __slots__ = "single"


one = One()
one.single = 1
print(one.single)
