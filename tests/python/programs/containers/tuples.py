t = (1, "a", [2])
print(t, t[0], t[-1], t[1:], len(t), t + (3,), t * 2, 1 in t, t.index("a"), t.count(1), (), (1,), tuple("ab"), tuple([1]), hash((1, 2)) == hash((1, 2)), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") == (1, "a"))
t[2].append(5)
print(t)
for f in [lambda: t[5], lambda: t["a"], lambda: t + [1], lambda: hash(t), lambda: t.index("zz"), lambda: t.append, lambda: (1, 2) < (1, "a"), lambda: t.__setitem__, lambda: tuple(5), lambda: t(1)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
a, b, c = t
(x, y), z = (1, 2), 3
[p, *q] = "hello"
*r, s = [1]
m, = [5]
print(a, b, c, x, y, z, p, q, r, s, m)
a, b = b, a
print(a, b)
for f in ["a, b = 1, 2, 3", "a, b = 1,", "a, *b, c = 1,", "a, b = 5", "[a, b] = 'x'"]:
    try:
        if f == "a, b = 1, 2, 3":
            a, b = 1, 2, 3
        elif f == "a, b = 1,":
            a, b = 1,
        elif f == "a, *b, c = 1,":
            a, *b, c = 1,
        elif f == "a, b = 5":
            a, b = 5
        else:
            [a, b] = "x"
    except Exception as error:
        print(f, type(error).__name__, str(error)[:30])
for i, (j, *k) in enumerate([(1, 2, 3), "ab"]):
    print(i, j, k)
d = {}
d["k"], l, d["m"] = 1, 2, 3
print(d, l)
x = y = z = []
x.append(1)
print(y, z is x)
i = 0
i, lst = 1, [0, 0]
i, lst[i] = 0, 9
print(i, lst)
print(*(1, 2), *[3], sep="-")
print((lambda *a: a)(*(1, 2), 3, *"x"), [(a, b) for a, b in {"k": 1}.items()], (yield_ := 3,), ((1, 2), (3,)))
