def g():
    yield 1
    raise ValueError("from generator")


it = g()
print(next(it))
try:
    next(it)
except ValueError as error:
    print(error)
print(list(it))


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as error:
    print(error)


def stop_inside():
    yield 1
    next(iter([]))


try:
    list(stop_inside())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def nested_try():
    try:
        try:
            yield 1
        finally:
            print("inner finally")
    except RuntimeError as error:
        print("converted", error)
        yield "recovered"


n = nested_try()
next(n)
print(n.throw(RuntimeError("thrown")))


def context():
    try:
        yield 1
    except ValueError:
        raise KeyError("new")


c = context()
next(c)
try:
    c.throw(ValueError("old"))
except KeyError as error:
    print(repr(error), repr(error.__context__))
for bad in [lambda: next(g()).x, lambda: g().send(1), lambda: g()[0], lambda: len(g()), lambda: g() + g(), lambda: g()()]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
