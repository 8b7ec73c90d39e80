class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), sum(Count(4)), max(Count(5)), 2 in Count(3), [*Count(2)], list(zip(Count(3), "ab")), list(enumerate(Count(2))), sorted(Count(3)), dict(enumerate(Count(2))), set(Count(2)), tuple(Count(1)))
a, b, *c = Count(5)
print(a, b, c, next(Count(1)), next(Count(0), "end"), list(map(lambda x: x + 1, Count(2))), list(filter(None, Count(3))), "".join(str(x) for x in Count(3)), all(Count(3)), any(Count(1)))
it = iter(Count(2))
print(next(it), next(it), next(it, None))
for bad in [lambda: next(it), lambda: next(5), lambda: iter(5), lambda: iter(5, 0), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: zip(1), lambda: map(len), lambda: enumerate(5), lambda: [*5], lambda: print(*5), lambda: dict(5), lambda: set(5), lambda: sum(5), lambda: max(5), lambda: "".join(5), lambda: tuple(5), lambda: sorted(5), lambda: reversed({1}), lambda: filter(5), lambda: list(map(5, [1])), lambda: dict(**5)]:
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), list(values))
print(list(zip()), list(zip([1])), list(zip([1, 2], [3])), list(zip("ab", range(5), strict=False)), list(map(max, [1, 5], [3, 2])), list(map(lambda *a: a, "ab", "cd")))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
print(list(reversed([1, 2])), list(reversed((1, 2))), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.items())), list(filter(lambda x: x % 2, range(5))))
