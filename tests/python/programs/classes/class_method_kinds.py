class C:
    n = 0

    def inst(self):
        return "inst", self is not None

    @classmethod
    def cm(cls, a=1):
        cls.n += 1
        return cls.__name__, a

    @staticmethod
    def sm(a, b=2):
        return a, b

    cm2 = classmethod(lambda cls: cls)
    sm2 = staticmethod(len)


class D(C):
    pass


c = C()
print(c.inst(), C.inst(c), C.inst(5), C.cm(), c.cm(5), D.cm(), D().cm(), C.n, D.n, C.sm(1), c.sm(1, 3), C.cm2() is C, D.cm2() is D, C.sm2("abc"), c.sm2([1]))
m = c.inst
print(m(), m.__self__ is c, m.__func__ is C.inst, m.__name__, m == c.inst, m is c.inst, hash(m) == hash(c.inst), C.cm.__self__, C.cm.__func__.__name__, type(m).__name__)
for f in [lambda: C.inst(), lambda: c.inst(1), lambda: c.sm(), lambda: C.cm(1, 2), lambda: c.cm(b=1), lambda: c.nope(), lambda: C(1), lambda: C.sm(1, 2, 3), lambda: c()]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
funcs = [C.inst, c.inst, C.cm, C.sm, len, "x".join, str.upper, int, lambda: 0]
print([type(f).__name__ for f in funcs])
print(list(map(str.upper, "ab")), list(map(c.sm, [1])), sorted(["b", "A"], key=str.lower), dict.fromkeys("ab", 0), str.join("-", "ab"), list.append.__name__, int.__add__(1, 2), "abc".__len__(), [1, 2].__contains__(1), (5).__class__, "a".__add__("b"), [1].__eq__([1]), (3).__lt__(4), {}.__class__)
