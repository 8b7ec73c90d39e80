class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


with CM("a") as a, CM("b") as b:
    print(a, b)
with (CM("c") as c, CM("d"), CM("e") as e):
    print(c, e)
with CM("swallow", True):
    raise ValueError("gone")
try:
    with CM("outer"), CM("inner"):
        raise KeyError("k")
except KeyError as error:
    print("caught", error)


def early():
    with CM("ret"):
        return "returned"


print(early())
for i in range(3):
    with CM(i):
        if i == 0:
            continue
        break
with CM("tuple") as (x, *y):
    print(x, y)
d = {}
with CM("item") as d["k"]:
    print(d)


class NoEnter:
    def __exit__(self, *a):
        pass


class NoExit:
    def __enter__(self):
        pass


for cls in (NoEnter, NoExit, int):
    try:
        with cls():
            pass
    except Exception as error:
        print(type(error).__name__, error)


class Raises(CM):
    def __exit__(self, *a):
        raise RuntimeError("from exit")


try:
    with Raises("r"):
        raise ValueError("inside")
except RuntimeError as error:
    print(error, repr(error.__context__))
