d = {"a": 1, "b": 2}
print(d["a"], d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("b"), d.pop("zz", None), d, len(d), "a" in d, 1 in d)
d.update({"x": 1}); d.update([("y", 2)]); d.update(z=3); d.update({"x": 5}, w=4); print(d)
print(d.popitem(), list(d), list(d.keys()), list(d.values()), list(d.items()), d.copy() == d, d.copy() is d)
for f in [lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: d[[1]], lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1,)]), lambda: d.get(), lambda: d.update(5), lambda: d.update([1]), lambda: dict(1, 2), lambda: d.nope, lambda: d + {}, lambda: d < d, lambda: d.pop(), lambda: d.get([]), lambda: {} | [1], lambda: dict.fromkeys(5), lambda: d.setdefault(), lambda: d.keys()[0], lambda: hash(d), lambda: d(1)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(dict(a=1), dict({"a": 1}, b=2), dict([("k", "v")]), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**d, "a": 0}, {"a": 1, **{"a": 2}, "b": 3}, {}, dict())
print({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: "int", 1.0: "float", True: "bool"}, {1: 2} != {1: 3})
del d["a"]
try:
    del d["a"]
except KeyError as error:
    print("KeyError", error)
keys, items, values = d.keys(), d.items(), d.values()
d["new"] = 1
print(keys, len(items), 1 in values, ("new", 1) in items, "new" in keys, keys & {"new", "q"}, keys | {"q"} >= {"q"}, sorted(keys - {"new"}), sorted(keys ^ {"new", "q"}), keys == {"x", "y", "z", "c", "new"}, items == items, list(reversed(keys)), keys.isdisjoint({"q"}))
for change in ("add", "del"):
    e = {1: 1, 2: 2}
    try:
        for k in e:
            if change == "add":
                e[k + 10] = 0
            else:
                del e[k]
    except RuntimeError as error:
        print(error)
e.clear(); print(e, bool(e), bool({0: 0}))
nested = {"l": [1, {"k": (1, 2)}]}
nested["l"][1]["k2"] = nested["l"][0]
print(nested, {k: v for k, v in sorted({"b": 1, "a": 2}.items())}, max({"a": 3, "b": 1}, key={"a": 3, "b": 1}.get), list({3: 0, 1: 0, 2: 0}), sorted({3: 0, 1: 0}), sum({1: 2, 3: 4}), min({"q": 1}))
order = {}
for k in "hello":
    order[k] = order.get(k, 0) + 1
order.pop("h"); order["h"] = 9
print(order, str({1: {}}), {None: 1, (1, 2): 2, frozenset(): 3}[(1, 2)])
d1 = {"a": 1}
d1 |= {"b": 2}
d1["a"] += 5
print(d1, d1.items() <= {"a": 6, "b": 2, "c": 3}.items(), {"k": 1}.items() & {("k", 1)}, list(map(d1.get, "abz")))
