a = [0]
for a[0] in range(3):
    pass
print(a)


class O:
    pass


o = O()
for o.attr in "xy":
    pass
print(o.attr)
for i, (j, k) in [(1, (2, 3))]:
    print(i, j, k)
if True: print("one line"); print("two")
x = 5 if a else 6; y = 7
print(x, y)
assert x == 5
try:
    assert x == 6, f"x is {x}"
except AssertionError as error:
    print(error)
pass
...
"a string statement"
i = 10
while i: i -= 1
else: print("else", i)


def early(items):
    for item in items:
        if item > 2:
            return item
    return None


print(early([1, 2, 3, 4]), early([1]), early([]))


def multiple_returns(n):
    if n: return 1, 2
    return


print(multiple_returns(1), multiple_returns(0))
total = 0
for i in range(10):
    if i == 3: continue
    if i == 7: break
    total += i
print(total, i)
for i in range(0): pass
print(i)
for ch in "ab":
    for ch2 in "cd":
        print(ch + ch2, end=" ")
print()
lines = \
    "continued"
print(lines, 1 +
      2, [
    1,
    2,
], {
    "k":
        "v",
})
del i, total
try:
    print(i)
except NameError as error:
    print(error)
d = {"a": 1}
del d["a"], a[0]
print(d, a)
x = y = z = 0
x += 1; y -= 1
print(x, y, z)
