class V:
    def __init__(self, *p):
        self.p = p

    def __repr__(self):
        return f"V{self.p}"

    def __add__(self, o):
        return V("add", o) if not isinstance(o, str) else NotImplemented

    def __radd__(self, o):
        return V("radd", o)

    def __sub__(self, o):
        return V("sub", o)

    def __rsub__(self, o):
        return V("rsub", o)

    def __mul__(self, o):
        return V("mul", o)

    def __matmul__(self, o):
        return V("matmul", o)

    def __rmatmul__(self, o):
        return V("rmatmul", o)

    def __truediv__(self, o):
        return V("truediv", o)

    def __floordiv__(self, o):
        return V("floordiv", o)

    def __mod__(self, o):
        return V("mod", o)

    def __rmod__(self, o):
        return V("rmod", o)

    def __divmod__(self, o):
        return V("divmod", o)

    def __rdivmod__(self, o):
        return V("rdivmod", o)

    def __pow__(self, o, m=None):
        return V("pow", o, m)

    def __rpow__(self, o):
        return V("rpow", o)

    def __lshift__(self, o):
        return V("lshift", o)

    def __and__(self, o):
        return V("and", o)

    def __ror__(self, o):
        return V("ror", o)

    def __xor__(self, o):
        return V("xor", o)

    def __neg__(self):
        return V("neg")

    def __pos__(self):
        return V("pos")

    def __invert__(self):
        return V("invert")

    def __abs__(self):
        return V("abs")

    def __round__(self, n=None):
        return V("round", n)

    def __floor__(self):
        return V("floor")

    def __ceil__(self):
        return V("ceil")

    def __trunc__(self):
        return V("trunc")

    def __index__(self):
        return 3


import math

v = V()
print(v + 1, 1 + v, v - 2, 2 - v, v * 3, v @ 4, 4 @ v, v / 5, v // 6, v % 7, 7 % v, "a" + v if True else 0)
print(divmod(v, 1), divmod(1, v), v**2, 2**v, pow(v, 2), pow(v, 2, 5), v << 1, v & 1, 1 | v, v ^ 1, -v, +v, ~v, abs(v), round(v), round(v, 2))
print(math.floor(v), math.ceil(v), math.trunc(v), [1, 2, 3, 4][v], hex(v), "ab" * v if False else "", range(v))
for f in [lambda: v + "x", lambda: 3 * v, lambda: v >> 1, lambda: v | 1, lambda: 1 / v, lambda: 1 & v, lambda: v < 1, lambda: int(v), lambda: float(v), lambda: len(v), lambda: v[0], lambda: v(), lambda: 1 in v, lambda: iter(v), lambda: "x" % v]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print([1] + [v], (1,) + (v,))


class W(V):
    def __radd__(self, o):
        return "W.radd"

    def __rsub__(self, o):
        return NotImplemented


print(V() + W(), V() - W(), W() + V(), 5 + W())
try:
    5 - W()
except TypeError as error:
    print(error)
