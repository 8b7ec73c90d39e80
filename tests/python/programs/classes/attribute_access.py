class Dyn:
    a = 1

    def __init__(self):
        self.b = 2

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


d = Dyn()
print(d.a, d.b, d.dyn_x, hasattr(d, "q"), getattr(d, "q", "default"), getattr(d, "dyn_z"), vars(d), d.__dict__)
d.c = 3
d.a = 5
del d.a
print(d.a, Dyn.a, sorted(vars(d)))
for f in [lambda: d.nope, lambda: delattr(d, "zzz"), lambda: getattr(d, 5), lambda: setattr(d, 5, 1), lambda: (5).x, lambda: object().x, lambda: delattr(5, "real"), lambda: getattr(), lambda: hasattr(d, 1), lambda: None.foo, lambda: print.foo, lambda: [].foo, lambda: Dyn.zzz, lambda: (lambda: 0).x, lambda: vars(5), lambda: setattr(Dyn, "x", 1), lambda: setattr(int, "x", 1), lambda: delattr(Dyn, "qq")]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


class Log:
    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return object.__getattribute__(self, name)

    secret = 1
    other = 2


print(Log().secret, Log().other, Log.secret)
f = lambda: 0
f.attr = 5
print(f.attr, f.__dict__, vars(f))
Dyn.new = lambda self: "added later"
print(d.new())
d.__dict__["direct"] = 9
print(d.direct, "direct" in dir(d), "a" in dir(Dyn), "b" in dir(d))
