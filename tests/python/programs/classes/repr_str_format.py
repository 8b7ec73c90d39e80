class R:
    def __repr__(self):
        return "R!"


class S:
    def __str__(self):
        return "S!"


class Both:
    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"

    def __format__(self, spec):
        return f"format[{spec}]"


class Bad:
    def __repr__(self):
        return 5


class BadStr:
    def __str__(self):
        return None


print(R(), [R()], str(R()), f"{R()}", f"{R()!s:>5}", "%s %r" % (R(), R()))
print(S(), repr(S()).startswith("<__main__.S object at 0x"), f"{S()}", [str(S())])
print(Both(), [Both()], {1: Both()}, (Both(),), {"k": [Both()]}, f"{Both()}", f"{Both():x}", f"{Both()!r}", f"{Both()!s}", format(Both(), "q"), "{:z}".format(Both()), "%s" % Both(), "%r" % Both(), str(Both()), repr(Both()))
for f in [lambda: repr(Bad()), lambda: str(BadStr()), lambda: f"{Bad()}", lambda: format(S(), "5"), lambda: print(Bad())]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(repr(R), repr(int), repr(type), repr(print), repr(len), repr(None), repr(...), repr(NotImplemented), repr(object), str(R))
print(repr(R().__repr__)[:13], repr(R.__repr__)[:20], repr([].append)[:32], repr("".join)[:30], repr(str.join), repr(dict.get), repr(type(None)), repr(range(3)), repr(slice(1)), repr(iter([]))[:15])
l = [1]
l.append(l)
d = {"k": l}
d["d"] = d
print(l, d, repr((l,)))
s = {frozenset({1}), frozenset()}
print(len(s), frozenset({1}), frozenset(), set(), {1}, dict(), (), [], (1,), {1: 2}, [[]], [()], {"a": {}})
