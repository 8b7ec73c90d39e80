def echo():
    received = []
    try:
        while True:
            try:
                value = yield received
                received = [*received, value]
            except ValueError as error:
                received = [*received, f"caught {error}"]
    except GeneratorExit:
        print("closing", received)
        raise
    finally:
        print("finally")


g = echo()
print(next(g), g.send(1), g.send("two"), g.throw(ValueError("v")), g.send(None))
g.close()
g.close()
for f in [lambda: next(g), lambda: g.send(1), lambda: g.throw(KeyError("k")), lambda: echo().send(5), lambda: echo().throw(KeyError("fresh"))]:
    try:
        print(f())
    except BaseException as error:
        print(type(error).__name__, error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def returns():
    yield 1
    return "result"


r = returns()
next(r)
try:
    next(r)
except StopIteration as stop:
    print(repr(stop), stop.value)
print(next(r, "default"), list(returns()), [*returns()])
h = returns()
print(h.throw(ValueError("early")) if False else next(h))
try:
    h.throw(ValueError, "typed")
except ValueError as error:
    print(repr(error))
print(type(g).__name__, g.__name__, g.__qualname__, iter(g) is g, hasattr(g, "send"))
