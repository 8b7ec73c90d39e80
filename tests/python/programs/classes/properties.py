class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "The x."
        return self._x

    @x.setter
    def x(self, value):
        if value < 0:
            raise ValueError("negative")
        self._x = value

    @x.deleter
    def x(self):
        print("deleting")
        self._x = None

    @property
    def only(self):
        return "read"

    y = property(lambda self: "y", None, None, "doc y")
    w = property()


c = C()
c.x = 5
c.x += 2
print(c.x, C.x.__doc__, C.y.__doc__, c.y, c.only, isinstance(C.x, property), C.x.fget.__name__, C.only.fset)
del c.x
print(c.x)
for f in [lambda: setattr(c, "only", 1), lambda: delattr(c, "only"), lambda: setattr(c, "x", -1), lambda: c.w, lambda: setattr(c, "y", 2)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


class Sub(C):
    @C.x.getter
    def x(self):
        return "sub " + str(self._x)

    @property
    def boom(self):
        return self.missing


s = Sub()
s.x = 3
print(s.x)
try:
    s.boom
except AttributeError as error:
    print(error)
