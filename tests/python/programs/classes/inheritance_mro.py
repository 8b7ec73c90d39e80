class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__], D.__bases__, D.__base__, D.mro()[0] is D)
print(issubclass(D, A), isinstance(D(), (int, C)), issubclass(bool, int), isinstance(5, (str, (float, int))), issubclass(int, int), isinstance(D, type))
for make in [lambda: type("Y", (A, A), {}), lambda: type("Z", (bool,), {}), lambda: type("W", (int, str), {})]:
    try:
        print(make())
    except TypeError as error:
        print(error)
print(super(D, D()).who(), super(B, D()).who(), super(C, D).who(D()))
for f in [lambda: issubclass(5, int), lambda: isinstance(5, 5), lambda: issubclass(int, 5), lambda: super(), lambda: super().x, lambda: super(5)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(A.__subclasses__(), D.__name__, D.__qualname__, D.__module__, D.__doc__, D.__dict__["__module__"])
