class N:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"N({self.n})"

    def __eq__(self, o):
        print("eq", self, o, end=" ")
        return self.n == o.n if isinstance(o, N) else NotImplemented

    def __lt__(self, o):
        print("lt", self, o, end=" ")
        return self.n < o.n if isinstance(o, N) else NotImplemented

    def __le__(self, o):
        return self.n <= o.n if isinstance(o, N) else NotImplemented


a, b = N(1), N(2)
print(a == b, a != b, a == 1, a != 1, 1 == a, a < b, a > b, a <= b, a >= b)
for f in [lambda: a < 1, lambda: 1 > a, lambda: hash(a), lambda: {a}, lambda: {a: 1}, lambda: sorted([a, 1])]:
    try:
        print(f())
    except TypeError as error:
        print(error)
print(sorted([N(3), N(1), N(2)]), max([N(3), N(1)]), min([N(3), N(1)], key=lambda n: n.n))
print(a in [b, a], [b, a].index(a), [a, b].count(N(1)), [N(1)] == [N(1)], (N(1), 2) < (N(1), 3), N.__hash__)


class Weird:
    def __eq__(self, o):
        return "yes"

    def __lt__(self, o):
        return []

    def __ne__(self, o):
        return 0

    def __hash__(self):
        return 7


w = Weird()
print(w == 1, w < 1, w != 1, bool(w == 2), w in [1], 1 in [w], hash(w), {w: 1}, [w] == [1], not (w < 1)) if False else print(w == 1, w < 1, w != 1, w in [1], 1 in [w], hash(w), [w] == [1])


class Bad:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


class StrLen:
    def __len__(self):
        return "a"


for f in [lambda: bool(Bad()), lambda: len(BadLen()), lambda: bool(BadLen()), lambda: len(StrLen()), lambda: not Bad()]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
