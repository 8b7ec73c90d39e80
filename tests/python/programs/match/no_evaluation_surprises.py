class Loud:
    def __eq__(self, other):
        print("eq", other)
        return other == 2


match Loud():
    case 1 | 2 | 3:
        print("matched")


class Attr:
    def __getattr__(self, name):
        print("getattr", name)
        return name


match Attr():
    case Attr(a="x"):
        print("no")
    case Attr(a="a", b=b):
        print("yes", b)


class Seq:
    def __len__(self):
        print("len")
        return 2

    def __getitem__(self, i):
        return i


match Seq():
    case [a, b]:
        print("not registered as a sequence")
    case _:
        print("wildcard")


def f(x):
    match x:
        case 1:
            y = "one"
        case 2:
            y = "two"
    return y


print(f(1), f(2))
try:
    f(3)
except UnboundLocalError as error:
    print(error)


def ret(x):
    match x:
        case {"a": [{"b": (c, *d)}]}:
            return c, d
        case [*_, {"last": value}]:
            return value


print(ret({"a": [{"b": (1, 2, 3)}]}), ret([1, 2, {"last": "l"}]), ret([]))
big = 2**70
match big:
    case 1180591620717411303424:
        print("big literal")
match -1.5:
    case -1.5:
        print("negative float")
match True:
    case 1:
        print("True is 1")
match 1:
    case True:
        print("never: literals compare by identity")
    case _:
        print("1 is not True")
match "x" "y":
    case "xy":
        print("joined")
