n = 3
g = (x * n for x in range(4) if x % 2)
n = 10
print(list(g), list(g), sum(x for x in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]))
pairs = ((x, y) for x in range(3) for y in range(x))
print(next(pairs), list(pairs), any(x > 5 for x in range(10)), all(x for x in [1, 0]))
nested = ((x, [y for y in range(x)]) for x in range(3))
print(dict(nested), tuple(c.upper() for c in "abc"), set(x % 3 for x in range(9)), "".join(c for c in "hello" if c not in "l"))


def loud(name):
    print("evaluating", name)
    return [1, 2]


gen = (x + y for x in loud("first") for y in loud("second"))
print("made")
print(list(gen))
print(type(gen).__name__, gen.__name__)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs])
funcs = list((lambda i=i: i) for i in range(3))
print([f() for f in funcs])
print([(lambda: x)() for x in range(3)], [x for x in [y for y in range(3)]], {k: v for k, v in zip("ab", [1, 2])}, {x // 2 for x in range(4)} == {0, 1})
x = "outer"
print([x for x in range(2)], x)
print([a := 5, a + 1], a, [last := i for i in range(3)], last, [y for x in range(3) if (y := x * 2) > 1], y)
print([(i, j) for i in range(3) if i for j in range(3) if j != i], [[j for j in range(i)] for i in range(3)])
matrix = [[1, 2], [3, 4]]
print([row[i] for i in range(2) for row in matrix], [list(col) for col in zip(*matrix)], {i: {j: i * j for j in range(2)} for i in range(2)})
try:
    print(list(1 // x for x in [1, 0]))
except ZeroDivisionError as error:
    print("raised inside")
