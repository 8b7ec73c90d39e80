def g():
    x = (yield 1) + (yield 2)
    y = [(yield x), (yield "b")]
    z = {(yield "k"): (yield "v")}
    print(f"{(yield 'in f-string')}")
    w = lambda: (yield "lambda")
    print(list(w()))
    return x, y, z


it = g()
value = next(it)
sends = iter([10, 20, "p", "q", "key", "val", "text"])
while True:
    print("yielded", value)
    try:
        value = it.send(next(sends))
    except StopIteration as stop:
        print(stop.value)
        break


def conditional():
    got = yield
    while got is not None:
        got = yield got if got > 5 else -got


c = conditional()
next(c)
print(c.send(3), c.send(9))


def with_arguments(a, *args, b=2, **kw):
    yield a
    yield args
    yield b
    yield kw


print(list(with_arguments(1, 2, 3, b=4, c=5)))
try:
    with_arguments()
except TypeError as error:
    print(error)


def early_return(flag):
    if flag:
        return
    yield "not reached"


print(list(early_return(True)), list(early_return(False)))


def swap():
    a = 1
    while True:
        a = yield a


s = swap()
print(next(s), s.send(5), s.send([1]))
