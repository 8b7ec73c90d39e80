class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kw)

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __len__(cls):
        return 42

    def __getitem__(cls, k):
        return k

    def __contains__(cls, k):
        return k == 1

    def __iter__(cls):
        return iter([1, 2])

    @property
    def prop(cls):
        return "prop of " + cls.__name__

    def meth(cls):
        return "meth " + cls.__name__


class A(metaclass=Meta, flag=True):
    x = 1

    def __init__(self, v):
        self.v = v


class B(A):
    y = 2


b = B(5)
print(b.v, A, B, type(A), type(A) is Meta, len(A), A["k"], 1 in A, list(B), A.prop, B.meth(), isinstance(A, Meta))
try:
    b.meth()
except AttributeError as error:
    print(error)
T = type("T", (A,), {"z": 3, "f": lambda self: self.z})
print(T(1).f(), T.__name__, T.x, type(T).__name__)


class Prepared(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"injected": name}


class P(metaclass=Prepared):
    seen = injected


print(P.seen, P.injected)


class Virtual(type):
    def __instancecheck__(cls, obj):
        return obj == 5

    def __subclasscheck__(cls, sub):
        return sub is int


class V(metaclass=Virtual):
    pass


print(isinstance(5, V), isinstance(6, V), issubclass(int, V), issubclass(str, V), isinstance(V(), V))
try:

    class Conflict(A, P):
        pass
except TypeError as error:
    print(error)
