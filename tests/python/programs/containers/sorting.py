data = [("bob", 3), ("al", 3), ("cy", 1), ("di", 2)]
print(sorted(data), sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True), sorted(data, key=lambda p: (-p[1], p[0])))
print(sorted("bCaD"), sorted("bCaD", key=str.lower), sorted([3, -1, 2], key=abs), sorted([True, 0, 2.5]), sorted({3: 1, 1: 2}), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]), sorted(["10", "9", "1"], key=int))
l = [5, 2, 9, 1]
print(l.sort(), l, l.sort(reverse=True), l, l.sort(key=lambda x: x % 3), l)
for f in [lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([1, 2], key=5), lambda: sorted([1, 2], lambda x: x), lambda: sorted(), lambda: sorted([{}, {}]), lambda: sorted([object(), object()]), lambda: sorted([1, 2], key=lambda x: 1 / 0)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, str(error)[:60])
import random

random.seed(7)
many = [random.randrange(50) for _ in range(300)]
tagged = [(value, place) for place, value in enumerate(many)]
by_value = sorted(tagged, key=lambda t: t[0])
print(by_value == sorted(tagged), sorted(many) == sorted(many, reverse=True)[::-1], sorted(tagged, key=lambda t: t[0], reverse=True)[:3])


class Rec:
    compares = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        Rec.compares += 1
        return self.n < o.n


print([r.n for r in sorted(map(Rec, [3, 1, 2, 5, 4]))], Rec.compares)
Rec.compares = 0
sorted(map(Rec, range(20)))
print(Rec.compares)
Rec.compares = 0
sorted(map(Rec, range(20, 0, -1)))
print(Rec.compares)
import functools

print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), min([3, 1], key=lambda x: -x), max("ab", "c", key=len))
