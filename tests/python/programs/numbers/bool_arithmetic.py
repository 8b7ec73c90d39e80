print(True + True, True * 3, -True, ~True if False else -2, True / 2, True // 2, True**3, True << 3, True & False, True | False, True ^ True, True & 3)
print(isinstance(True, int), bool("False"), bool([]), bool([0]), bool(None), bool(0.0), not 0, not [], not "a")
print(True == 1, True != 1, False < True, sum([True, True, False]), [10, 20][True], {True: "a", 1: "b", 1.0: "c"})
print(str(True), repr(False), f"{True:d}", f"{True:>6}", f"{True}", "%d %s" % (True, True), int(True), float(False), hash(True))
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 > 1 < 5, 1 < 2 > 1, "a" < "b" < "c", 1 in [1] == True)


def loud(name, value):
    print(name, end=" ")
    return value


print(loud("a", 0) or loud("b", "") or loud("c", "last"))
print(loud("a", 1) and loud("b", []) and loud("c", 3))
print(loud("a", 1) < loud("b", 0) < loud("c", 3))
print(not loud("a", 0) and 5, (not 1) or 6, 1 if loud("if", True) else 2)
print(any([0, "", 3]), all([1, "a", []]), any([]), all([]), any(x > 2 for x in [1, 2, 3]))
