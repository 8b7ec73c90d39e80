a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a < {1, 2, 3, 4}, a <= a, a > {1}, a >= b, a == {3, 2, 1}, a != b, a.isdisjoint({9}), a.issubset([1, 2, 3, 4]), a.issuperset((1,)), len(a), 2 in a)
print(a.union([5], (6,)), a.intersection([1, 9], [1]), a.difference([1], [2]), a.symmetric_difference([1, 7]), a.copy() == a, set("hello") == set("olleh"), set(), {*a, *b}, set([1, 1, 2]), frozenset(a), frozenset() == set())
s = {1, 2}
s.add(3); s.add(1); s.discard(9); s.discard(1); s.remove(2); s.update([5, 6], {7}); s.difference_update([5]); s.intersection_update({3, 6, 7, 8}); s.symmetric_difference_update({3, 9})
print(s, s.pop() in {6, 7, 9}, len(s))
s |= {1}; s &= {1, 6, 7, 9}; s -= {6}; s ^= {100}
print(sorted(s)[-1], bool(set()), bool({0}))
for f in [lambda: {1}.remove(5), lambda: set().pop(), lambda: {[]}, lambda: {1} | [1], lambda: {1} + {2}, lambda: {1} < 5, lambda: set(5), lambda: {1}.union(5), lambda: set(1, 2), lambda: hash({1}), lambda: frozenset([1]).add(2), lambda: {1}.add(), lambda: {1}.add([]), lambda: {1}.nope, lambda: {1} & None]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
f = frozenset([1, 2])
print({f: "key"}[frozenset([2, 1])], f | {3}, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), f in {f}, {1, 2} in {f}, sorted(f), f.union([9]), frozenset("ab") > frozenset("a"))
print({1, True, 1.0}, {x % 3 for x in range(10)}, {(1, 2), (1, 2)}, {None}, {"a"} == {"a"}, sorted({"b", "a"}), max({1, 5}), sum({1, 2}), list({7}), {1} is not {1}, {frozenset(): 1}, repr(frozenset([1])), repr({1}))
try:
    for x in (t := {1, 2}):
        t.add(x + 10)
except RuntimeError as error:
    print(error)
print(set.__name__, set("ab") - set("a"), set.union({1}, {2}), {1}.__contains__(1), set.intersection(*[{1, 2}, {2, 3}, {2}]), {1, 2}.issubset({1: 0, 2: 0}), {1} <= {1: 2}.keys(), {"k"} & {"k": 1}.keys())
