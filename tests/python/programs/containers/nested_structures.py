tree = {"value": 1, "children": [{"value": 2, "children": []}, {"value": 3, "children": [{"value": 4, "children": []}]}]}


def total(node):
    return node["value"] + sum(total(child) for child in node["children"])


def depth(node):
    return 1 + max((depth(child) for child in node["children"]), default=0)


print(total(tree), depth(tree))
a = [1, 2, [3, [4]]]
b = a
c = a[:]
d = [x for x in a]
b.append(5)
a[2][1].append(6)
print(a, b, c, d, b is a, c is a, c[2] is a[2])
grid = [[0] * 3 for _ in range(3)]
for i in range(3):
    for j in range(3):
        grid[i][j] = i * j
print(grid, [row[::-1] for row in grid[::-1]], [list(r) for r in zip(*grid)])
loop = []
loop.append(loop)
loop.append({"loop": loop})
print(loop, loop[0] is loop, loop[1]["loop"][0] is loop)
t = ([],)
t[0].append(t)
print(t)
import copy

shallow, deep = copy.copy(a), copy.deepcopy(a)
a[2].append("changed")
print(shallow, deep)
groups = {}
for word in "the quick brown the lazy dog the end".split():
    groups.setdefault(len(word), []).append(word)
print(groups, sorted(groups.items()), {k: sorted(set(v)) for k, v in groups.items()})
records = [{"n": "a", "v": 2}, {"n": "b", "v": 1}]
print(sorted(records, key=lambda r: r["v"]), max(records, key=lambda r: r["v"])["n"], [r | {"w": r["v"] * 2} for r in records], sum(r["v"] for r in records))
stack, queue = [1, 2, 3], [1, 2, 3]
print(stack.pop(), queue.pop(0), stack, queue)
inverted = {v: k for k, v in {"a": 1, "b": 2}.items()}
print(inverted, {**inverted, 3: "c"}, [*inverted], [*inverted.items()], dict(sorted(inverted.items(), reverse=True)))
matrix = [[1, 2], [3, 4]]
print([[sum(x * y for x, y in zip(row, col)) for col in zip(*matrix)] for row in matrix])
