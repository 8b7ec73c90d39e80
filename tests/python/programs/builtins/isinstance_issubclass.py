class A: pass
class B(A): pass
class C: pass
print(isinstance(B(), A), isinstance(A(), B), isinstance(B, type), isinstance(1, int), isinstance(True, int), isinstance(1, bool), isinstance(1.0, int), isinstance("", str), isinstance(None, type(None)), isinstance([], (tuple, list)), isinstance(B(), (C, (str, A))))
print(issubclass(B, A), issubclass(A, A), issubclass(A, object), issubclass(bool, int), issubclass(int, object), issubclass(B, (C, A)), issubclass(type, object), issubclass(ValueError, Exception))
print(type(5) is int, type(B()) is B, type(B()) == A, B.__bases__, type(type(5)), type(B), type(None), type(print), type(lambda: 0), type("".upper), type(range(1)), type({}.keys()), type(...))
print(isinstance(5, int | str), isinstance("x", int | None), isinstance(None, int | None), issubclass(bool, int | str), isinstance(len, type(len)), isinstance(A, object), isinstance(object, type), isinstance(type, object))
X = type("X", (B,), {"attr": 5, "m": lambda self: self.attr})
x = X()
print(X.__name__, x.attr, x.m(), isinstance(x, A), X.__mro__, type(x).__name__, X.__module__)
a = A()
a.__class__ = C
print(type(a).__name__, isinstance(a, C), isinstance(a, A))
for f in [lambda: isinstance(1, "int"), lambda: isinstance(1, [int]), lambda: issubclass(1, int), lambda: issubclass(int, "x"), lambda: isinstance(1), lambda: type(), lambda: type(1, 2), lambda: type("X", (), {}, 1, 2) and 0]:
    try:
        print(f())
    except TypeError as error:
        print(str(error)[:40])
