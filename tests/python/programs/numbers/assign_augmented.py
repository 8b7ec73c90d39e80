values = {"i": 7, "f": 7.5, "s": "ab", "l": [1, 2], "t": (1, 2), "se": {1, 2}, "b": b"ab"}
i = 7
i += 3; print(i)
i -= 1; print(i)
i *= 2; print(i)
i //= 4; print(i)
i **= 3; print(i)
i %= 10; print(i)
i <<= 5; print(i)
i >>= 2; print(i)
i |= 1; print(i)
i &= 0xF7; print(i)
i ^= 0xFF; print(i)
i /= 2; print(i)
f = 1.5
f += 1; f *= f; f -= 0.25; f /= 2; f //= 1; f **= 2; f %= 5
print(f)
s = "ab"
s += "c"; s *= 2
print(s)
s %= ()
print(s)
l = m = [1, 2]
l += (3,); l += "xy"; l *= 2
print(l, m is l)
t = u = (1,)
t += (2,); t *= 2
print(t, u)
a = b = {1, 2, 3}
a |= {4}; a -= {1}; a &= {2, 3, 4}; a ^= {2, 9}
print(sorted(a), a is b)
d = e = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
print(d, d is e)
x = [[1, 2], {"k": 5}]
x[0][1] += 10
x[1]["k"] **= 2
x[0] += [7]
print(x)


class Box:
    n = 0


box = Box()
box.n += 5
print(box.n, Box.n)
tup = ([],)
try:
    tup[0] += [1]
except TypeError as error:
    print(error, tup)
for code in ("i", "s", "l", "n"):
    try:
        if code == "i":
            i = 1
            i += "a"
        elif code == "s":
            s -= "a"
        elif code == "l":
            l += 5
        else:
            n = None
            n |= 1
    except TypeError as error:
        print(error)


class Inplace:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return ("sub", other)

    def __imatmul__(self, other):
        return "matmul"


p = Inplace()
p += 1
p += 2
print(p.log)
p -= 3
print(p)
p = Inplace()
p @= 1
print(p)


def index():
    print("index", end=" ")
    return 0


items = [1]
items[index()] += 1
print(items)
