s = "abcdefghij"
for i in range(-12, 12, 3):
    try:
        print(i, s[i])
    except IndexError as error:
        print(i, error)
for start in (None, 0, 3, -3, 20, -20):
    for stop in (None, 5, -1, 0, 20):
        for step in (None, 1, 2, -1, -3):
            print(s[start:stop:step], end="|")
    print()
for f in [lambda: s[::0], lambda: s["a"], lambda: s[1.5], lambda: s[None], lambda: s[1:"a"], lambda: s[(1, 2)]]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
print(slice(1, 2, 3), slice(None).indices(10), slice(-3, None, -1).indices(5), slice(5).stop, slice(1, 2) == slice(1, 2), s[slice(2, 4)], repr(slice("a", None)))
