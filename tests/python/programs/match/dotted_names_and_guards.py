from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2


class Codes:
    OK = 200

    class Inner:
        DEEP = "deep"


def name(value):
    match value:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case Codes.OK:
            return "ok"
        case Codes.Inner.DEEP:
            return "deep"
    return "none"


print([name(v) for v in [Color.RED, Color.GREEN, 200, "deep", 1, None]])


def guard(log, result):
    log.append(result)
    return result


log = []
match 5:
    case x if guard(log, False):
        print("never")
    case x if guard(log, True):
        print("second", x)
    case x if guard(log, "never"):
        print("never")
print(log)
match (1, 2):
    case (a, b) if a > b:
        print("greater")
    case _:
        print("bound anyway:", a, b)
match = 5
case = match + 1
type = "soft keywords"
_ = match
print(match, case, type, _)
match match:
    case 5 if case == 6:
        print("nested soft keywords")
match [1, (2, {"k": [3, 4]})]:
    case [a, (b, {"k": [c, d]})]:
        print(a, b, c, d)
for item in [1, "two", [3]]:
    match item:
        case int():
            continue
        case str():
            print("str")
        case _:
            break
else:
    print("no else")
match 1, 2:
    case 1, x:
        print("tuple without parentheses", x)
match "a":
    case "b" | "c":
        pass
print("fell through")
