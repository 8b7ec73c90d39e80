def f(a, b=1, /, c: int = 2, *args: str, d, e=5, **kw) -> "result":
    "Doc of f."
    local = a
    return local


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_firstlineno, c.co_flags & 0x0C, c.co_freevars, c.co_filename.endswith(".py"), c.co_qualname)
f.__doc__ = "changed"
f.__name__ = "g"
f.custom = 1
print(f.__doc__, f.__name__, f.custom, repr(f).startswith("<function f at"), f.__dict__)
f.__defaults__ = (10, 20)
print(f(1, d=0)) if False else None
lam = lambda x, *y: x
print(lam.__name__, lam.__qualname__, lam.__code__.co_argcount, lam.__code__.co_varnames)


def outer():
    def inner():
        pass

    class Local:
        def method(self):
            pass

    return inner, Local


inner, Local = outer()
print(inner.__qualname__, Local.__qualname__, Local.method.__qualname__, Local.__module__, Local().method.__func__ is Local.method)


async def co():
    pass


def gen():
    yield


async def agen():
    yield


print(co.__code__.co_flags & 0x80, gen.__code__.co_flags & 0x20, agen.__code__.co_flags & 0x200)
print(type(f).__name__, type(c).__name__, type(len).__name__, type(f.__get__(1)).__name__, type(type).__name__, type(None).__name__, type(...).__name__, type(NotImplemented).__name__, type(type(f)).__name__)
print(len.__name__, "".join.__name__, [].append.__self__, int.__name__, int.__module__, print.__module__, str.upper.__name__, len.__qualname__)
print(__name__, __doc__, __file__.endswith("introspection.py"))


class C:
    "Class doc."
    x: int = 1
    y: "list[str]"

    def m(self):
        "Method doc."


print(C.__doc__, C.m.__doc__, C.__annotations__, C.__name__, C().__class__, C().__doc__, C.__dict__["x"], type(C.__dict__).__name__, sorted(k for k in vars(C) if not k.startswith("__")))
print(hasattr(C, "y"), isinstance(C, type), type(C()), C().__module__, [n for n in dir(C) if not n.startswith("__")], callable(C.m))
i = C()
i.z = 1
print([n for n in dir(i) if not n.startswith("__")], vars(i), i.__dict__ is vars(i), "z" in i.__dict__)
