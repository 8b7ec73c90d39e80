for a in (7, -7, 0, 2.5, -2.5):
    for b in (3, -3, 0.5, -0.75):
        print(a, b, a // b, a % b, divmod(a, b), a - (a // b) * b)
print(pow(2, 10), pow(2, 0.5), pow(2, 10, 7), pow(-3, 3, 10), pow(0, 0), pow(5, 0, 1), pow(7, -3, 11))
for f in [lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 5), lambda: pow(2, -1, 4), lambda: pow("a", 2), lambda: divmod(1, "a"), lambda: round("a"), lambda: round(1.5, "a"), lambda: abs("a"), lambda: sum(["a"]), lambda: sum("ab", "")]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(round(3.14159, 3), round(3.7), round(-3.7), round(3.0), type(round(3.7)), type(round(3.7, 0)), round(3.7, None), round(17, 5), round(True))
print(sum([0.5] * 3), sum([1, 2.5]), sum([[1], [2]], []), sum(range(101)), sum((), 5), sum([1, 2], start=10))
print(min(3, 1, 2), max([4, 9, 2]), min("hello"), max("a", "b", key=ord), min([], default=None), max([[1, 2], [1, 3]]), max([3, -4], key=abs), min({5: 1, 3: 2}))
for f in [lambda: max(), lambda: min(1), lambda: max(1, "a"), lambda: min([1], 2, default=3)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
