class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, objtype=None):
        return (self.name, obj is None, objtype.__name__)

    def __set__(self, obj, value):
        print("set", self.name, value)

    def __delete__(self, obj):
        print("delete", self.name)


class NonData:
    def __get__(self, obj, objtype=None):
        return "nondata"


class Owner:
    x = Desc()
    y = NonData()
    z = 5


o = Owner()
print(o.x, Owner.x, o.y, Owner.y)
o.x = 1
del o.x
o.__dict__["x"] = "hidden"
o.__dict__["y"] = "shadow"
print(o.x, o.y, Owner.__dict__["x"].name)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return getattr(obj, self.name, None)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"expected {self.kind.__name__}, got {type(value).__name__}")
        setattr(obj, self.name, value)


class P:
    age = Typed(int)
    name = Typed(str)


p = P()
p.age = 5
print(p.age, p.name, isinstance(P.age, Typed), vars(p))
try:
    p.age = "x"
except TypeError as error:
    print(error)


class ReadOnly:
    def __get__(self, obj, owner):
        return 1

    def __set__(self, obj, value):
        raise AttributeError("read only!")


class R:
    r = ReadOnly()


try:
    R().r = 5
except AttributeError as error:
    print(error)
try:
    del R().r
except AttributeError as error:
    print(error)


def func(self):
    return ("bound", self)


print(func.__get__(5)(), func.__get__(None, int) is func, Owner.__dict__["y"].__get__(o))
