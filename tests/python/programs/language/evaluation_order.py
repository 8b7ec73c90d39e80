log = []


def t(name, value=None):
    log.append(name)
    return value


def flush():
    print(" ".join(log))
    log.clear()


t("f", lambda *a, **k: None)(t("a"), *t("star", []), k=t("k"), **t("dstar", {}))
flush()
t("left", 1) + t("right", 2) * t("third", 3)
flush()
d = {t("k1", 1): t("v1"), t("k2", 2): t("v2")}
flush()
x = [0, 0]
x[t("index", 0)] = t("value", 5)
flush()
t("obj", x)[t("i", 0)] += t("inc", 1)
flush()
a, b = t("r1", 1), t("r2", 2)
flush()
t("first", x)[t("i1", 0)], t("second", x)[t("i2", 1)] = t("rhs1", 1), t("rhs2", 2)
flush()
t("c1", 1) < t("c2", 2) < t("c3", 0) < t("c4", 9)
flush()
t("then") if t("cond", True) else t("else")
flush()
t("or1", 0) or t("or2", 1) or t("or3")
t("and1", 1) and t("and2", 0) and t("and3")
flush()
[t("elt") for _ in t("iter", [1, 2]) if t("if", True)]
flush()
f"{t('one')}{t('two'):{t('spec', '')}}" if False else f"{t('one', 1)}{t('two', 2)}"
flush()
t("seq", x)[t("lo", 0) : t("hi", 1) : t("step", 1)]
flush()


@t("deco1", lambda c: c)
@t("deco2", lambda c: c)
class C(t("base", object), metaclass=t("meta", type)):
    t("body")
    attr = t("attr")


flush()


@t("d1", lambda f: f)
def g(a=t("default a"), *, b=t("default b")) -> t("annotation", None):
    pass


g.__annotations__
log[:] = [name for name in log if name != "annotation"]
flush()
assert t("assert", True), t("message never")
del x[t("del index", 0)]
flush()
try:
    raise t("exc", ValueError)() from t("cause", None)
except t("class", ValueError) as e:
    t("handler")
flush()
with t("cm", __import__("contextlib").nullcontext(1)) as v, t("cm2", __import__("contextlib").nullcontext(2)):
    t("with body")
flush()
print({t("set1", 1), t("set2", 2)} and (t("tup1"), t("tup2")), not t("not"), -t("neg", 1))
flush()
n = 5
n = n + (n := 10) + n
print(n)


def args(*a):
    return a


y = 1
print(args(y, (y := 2), y))
