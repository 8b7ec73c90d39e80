class Plugin:
    registry = []

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugin_name = name or cls.__name__
        Plugin.registry.append(cls)


class A(Plugin, name="alpha"):
    pass


class B(Plugin):
    pass


print([(c.__name__, c.plugin_name) for c in Plugin.registry])
try:

    class C(Plugin, other=1):
        pass
except TypeError as error:
    print(error)


class Box:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


print(Box[int], Box["a", 1])


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


print(Callable()(1, 2, a=3), callable(Callable()), callable(5), callable(int), callable(print), callable(lambda: 0))


class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, v=0):
        self.v = v


print(Single(1) is Single(2), Single.instance.v)


class Other:
    def __new__(cls):
        return "not an Other"

    def __init__(self):
        print("never")


print(Other())


class IntSub(int):
    def __new__(cls, v):
        return super().__new__(cls, v * 2)

    def __add__(self, o):
        return IntSub.__name__, int(self) + o


i = IntSub(5)
print(i, i + 1, i - 1, i == 10, type(i - 1), isinstance(i, int), repr(i), f"{i:05}", [0, 1, 2][IntSub(1)], hash(i))


class StrSub(str):
    def shout(self):
        return self.upper() + "!"


s = StrSub("hey")
print(s, s.shout(), s + "x", type(s + "x").__name__, len(s), s[0], s == "hey", {s: 1}["hey"], isinstance(s, str), repr(s))


class ListSub(list):
    def append(self, v):
        super().append(v * 2)


l = ListSub([1])
l.append(2)
print(l, len(l), l == [1, 4], type(l[:]), sorted(l), isinstance(l, list), [*l])


class TupleSub(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)


t = TupleSub(1, 2)
print(t, t[0], len(t), t == (1, 2), hash(t) == hash((1, 2)), type(t).__name__)
