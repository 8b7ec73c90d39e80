print(sum([]), sum([], 5), sum([1.5, 2]), sum((True, True)), sum({1: "a", 2: "b"}), sum(range(5), start=100), sum([(1,), (2,)], ()), min("b", "a"), max([1, 2], [1, 3]), min({"b": 1, "a": 2}), max("apple", "fig", key=len), min([], default="none"), max((), default=None), min(5, 3, 9, key=lambda x: -x), max([(1, "z"), (1, "a")], key=lambda t: t[0]))
for f in [lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum(5), lambda: sum(), lambda: max(5), lambda: max(1, "a"), lambda: min(None, 1), lambda: min(1, 2, default=0), lambda: max([1], key=5), lambda: max()]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return V(self.n + (o.n if isinstance(o, V) else o))

    __radd__ = __add__

    def __gt__(self, o):
        return self.n > o.n

    def __lt__(self, o):
        return self.n < o.n

    def __repr__(self):
        return f"V{self.n}"


print(sum([V(1), V(2)]), max(V(1), V(5), V(3)), min([V(4), V(2)]), max(V(1), V(1)).n)
nan = float("nan")
print(max(1, nan), max(nan, 1), min(nan, 1), min(1, nan), max([0.0, -0.0]), max(-0.0, 0.0), min(True, 0), max(1, 1.0, True))
