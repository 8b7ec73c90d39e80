class C:
    x = 1

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, v):
        self._p = v * 2


c = C()
setattr(c, "y", 5)
setattr(c, "p", 5)
setattr(c, "odd name!", 7)
print(getattr(c, "x"), getattr(c, "y"), getattr(c, "p"), getattr(c, "odd name!"), getattr(c, "zz", None), hasattr(c, "x"), hasattr(c, "zz"), hasattr(c, "p"), sorted(vars(c)))
delattr(c, "y")
print(hasattr(c, "y"), hasattr(C(), "p"))
setattr(C, "cls_attr", lambda self: "dynamic")
print(c.cls_attr(), getattr("abc", "upper")(), getattr([1], "__len__")(), getattr(int, "from_bytes")(b"\x01", "big"), getattr(5, "real"))
for name in ("upper", "split", "nope"):
    print(name, hasattr("", name), callable(getattr("", name, None)))


class Raises:
    @property
    def bad(self):
        raise KeyError("inside property")

    @property
    def missing(self):
        raise AttributeError("custom message")


r = Raises()
print(hasattr(r, "missing"), getattr(r, "missing", "default"))
for f in [lambda: hasattr(r, "bad"), lambda: getattr(r, "bad", "default"), lambda: r.missing]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
