print(list(enumerate("ab")), list(enumerate("ab", start=5)), list(enumerate([], 3)), list(zip("ab", [1, 2], (True, False))), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(str.isdigit, "a1b2")), list(filter(None, [0, 1, "", "x", None])))
print(dict(enumerate("xy")), [*map(int, "123")], list(map(str.strip, [" a ", "b "])), sum(map(len, ["a", "bb"])), max(map(abs, [-3, 2])), list(zip(*[(1, "a"), (2, "b")])), dict(zip("ab", range(2))), list(map(None.__class__, [])), list(zip([1], [2], [3])))
m = map(print, "ab")
print(next(m), list(m))
z = zip(range(3), "abcd")
print(next(z), list(z), next(z, "done"))
e = enumerate("abc")
next(e)
print(list(e), iter(e) is e)
print(all([]), any([]), all([1, 0]), any([0, 1]), all(x > 0 for x in [1, 2]), any(x > 5 for x in [1, 2]))
print(list(map(lambda p: p[0] * p[1], zip([1, 2, 3], [4, 5, 6]))), list(enumerate(zip("ab", "cd"))), [i for i, x in enumerate([5, 6, 7]) if x > 5])
def boom(x):
    if x == 2:
        raise ValueError(f"at {x}")
    return x
it = map(boom, [1, 2, 3])
print(next(it))
try:
    next(it)
except ValueError as error:
    print(error)
print(list(it), list(filter(lambda x: x, map(lambda x: x - 1, range(3)))))
