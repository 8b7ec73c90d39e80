d = {"a": 1, "b": 2, "c": 3}
print(d.keys(), d.values(), d.items(), type(d.keys()).__name__, type(d.items()).__name__, len(d.values()))
it = iter(d)
print(next(it), next(it), list(it), list(it), type(it).__name__, type(iter(d.items())).__name__, type(iter(d.values())).__name__)
for i, (k, v) in enumerate(d.items()):
    print(i, k, v, end="; ")
print()
print([*d], [*d.values()], list(zip(d, d.values())), dict(zip(d.values(), d)), {k.upper(): v for k, v in d.items() if v > 1}, sum(d.values()), max(d, key=d.get), sorted(d.items(), key=lambda kv: -kv[1]), list(filter(lambda k: d[k] > 1, d)), list(map(lambda kv: kv[0] * kv[1], d.items())))
print(any(v > 2 for v in d.values()), all(isinstance(k, str) for k in d), "a" in d.keys(), 5 in d.values(), ("a", 1) in d.items(), ("a", 2) in d.items(), d.keys() == {"a", "b", "c"}, d.keys() > {"a"}, d.items() == {"a": 1, "b": 2, "c": 3}.items(), d.values() == d.values())
l = [1, 2, 3]
it = iter(l)
next(it)
l.append(4)
print(list(it), type(iter(l)).__name__, type(iter(())).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(b"")).__name__, type(enumerate([])).__name__, type(zip()).__name__, type(map(str, [])).__name__, type(filter(None, [])).__name__, type(reversed(())).__name__)
a, b = iter([1, 2, 3, 4]), None
print(list(zip(a, a)))
e = enumerate("xyz", 1)
print(next(e), list(e))
s = "hello"
print([c for c in s], {c: s.count(c) for c in s}, list(reversed(s)), sorted(set(s)), s[::2], *s)
while l:
    print(l.pop(), end=" ")
else:
    print("empty")
for x in []:
    pass
else:
    print("never looped")
for x in [1, 2]:
    if x == 2:
        break
else:
    print("not printed")
n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 5:
        break
print(n, x)
