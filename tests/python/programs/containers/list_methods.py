l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "x"); l.insert(100, "end")
print(l, l.pop(), l.pop(0), l.pop(-2), l, l.index(1), l.count(3), len(l))
l.remove("a") if "a" in l else None
l.reverse(); print(l)
for f in [lambda: l.remove("zzz"), lambda: l.index("zzz"), lambda: [].pop(), lambda: l.pop(100), lambda: l.pop("a"), lambda: l.append(), lambda: l.append(1, 2), lambda: l.insert(1), lambda: l.insert("a", 1), lambda: l.extend(5), lambda: l.sort(), lambda: l.sort(1), lambda: l.index(1, 50), lambda: l[100], lambda: l["a"], lambda: l[1.0], lambda: l.nope, lambda: [1] + (2,), lambda: l[::0]]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
a = [1, 2, 3, 4, 5, 6]
a[1:3] = ["x"]; print(a)
a[::2] = [0, 0, 0]; print(a)
a[1:1] = [7, 8]; print(a)
del a[0]; del a[-1]; del a[1:3]; print(a)
a[:] = range(6); del a[::2]; print(a)
a[10:] = [9]; a[-100:0] = ["s"]; print(a)
for f in [lambda: a.__setitem__(slice(None, None, 2), [1]), lambda: a.__setitem__(100, 1), lambda: a.__delitem__(100), lambda: a.__setitem__(slice(0, 1), 5), lambda: a.__setitem__("k", 1)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print([1, 2] * 2, 2 * [0], [1] * 0, [1] * -1, [[]] * 2, [1, 2] + [3], [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 9], [1, [2]] == [1, [2]], [1] != [1.0])
b = a.copy(); b.clear(); print(a, b, list("abc"), list((1, 2)), list({1: 2}), list(), list(range(3)))
c = [[0] * 2] * 2
c[0][0] = 1
print(c, 1 in [1.0], "a" in ["b"], [] in [[]], None in [None], [1, 2, 3][-1], [1, 2, 3][-3:], [1, 2, 3][::-1], max([1, 5, 3]), sum([1, 2]), sorted([3, 1]), any([0, 1]), [*[1], *"ab"])
d = [1, 2, 3]
for x in d:
    if x < 3:
        d.append(x + 10)
    if len(d) > 8:
        break
print(d)
