class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return ("slice", i.start, i.stop, i.step)
        if isinstance(i, tuple):
            return ("tuple", i)
        if not 0 <= i < self.n:
            raise IndexError("out!")
        return i * 10

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)


s = Seq(3)
print(len(s), list(s), 20 in s, 5 in s, s[1], s[1:2], s[::3], s[1, 2], s[..., 1:2], bool(s), bool(Seq(0)), list(reversed(s)), sum(s), max(s), tuple(s), [*s], sorted(s, reverse=True), dict(zip("abc", s)))
s[0] = 5
s[1:2] = [1]
s[0] += 1
del s[2], s[1:]
a, *b = s
print(a, b, list(enumerate(s)), list(map(str, s)), any(s), all(s))
try:
    s[7]
except IndexError as error:
    print(error)


class Contains:
    def __contains__(self, x):
        return x == 5

    def __iter__(self):
        return iter([1, 2])

    def __reversed__(self):
        return iter("rev")

    def __length_hint__(self):
        return 2


c = Contains()
print(5 in c, 1 in c, 1 not in c, list(c), list(reversed(c)))


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, len(m), m, type(m), isinstance(m, dict))


class NotIterable:
    __iter__ = None


class BadIter:
    def __iter__(self):
        return 5


class NoIndex:
    def __getitem__(self, i):
        return {0: "a", 1: "b"}[i]


for f in [lambda: iter(NotIterable()), lambda: iter(BadIter()), lambda: list(NoIndex()), lambda: 5 in NotIterable(), lambda: reversed(c) and reversed(5), lambda: [1][c], lambda: len(c)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
