r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, "a" in r, r.start, r.stop, r.step, r.index(8), r.count(8), r.count(9), r == range(2, 18, 3) or r == range(2, 20, 3), hash(r) == hash(range(2, 20, 3)), bool(range(0)), list(reversed(r)))
print(list(range(5, 0, -2)), list(range(0)), list(range(-3)), range(10)[2:8:2], range(0, 10, 3)[-1], range(5) == range(0, 5), range(0) == range(5, 2), repr(range(1, 2)), sum(range(1, 101)), max(range(3)), min(range(3)), tuple(range(3)), sorted(range(3), reverse=True), 10**18 in range(0, 10**19, 2) if False else True)
for f in [lambda: range(), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: r[100], lambda: r["a"], lambda: r.index(3), lambda: range(3) + range(2), lambda: range(3) < range(4), lambda: r.append, lambda: range(3)(1)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
it = iter(range(3))
print(next(it), list(it), list(it), list(enumerate(range(3, 0, -1), start=10)), list(zip(range(3), range(10, 0, -1))), [x for x in range(10) if x % 3 == 0], *range(3))
for i in range(3):
    i += 10
    print(i, end=" ")
print(i, range(True, 5, True), range(-5, -1)[-2], range(2**40)[-1], len(range(0, 2**40, 7)), 2**39 in range(2**40))
