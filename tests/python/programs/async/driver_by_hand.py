class Sleep:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        got = yield self.name
        return f"{self.name}={got}"


async def child(n):
    return await Sleep(f"s{n}")


async def main():
    a = await child(1)
    b = await child(2)
    try:
        await child(3)
    except ValueError as error:
        print("main caught", error)
    return [a, b]


c = main()
print(type(c).__name__, c.__name__, c.send(None), c.send("x"), c.send("y"))
try:
    c.throw(ValueError("boom"))
except StopIteration as stop:
    print(stop.value)
for bad in [lambda: c.send(None), lambda: next(c), lambda: iter(c), lambda: list(c)]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


class BadAwait:
    def __await__(self):
        return 5


async def bad_await():
    await BadAwait()


try:
    bad_await().send(None)
except TypeError as error:
    print(error)
d = child(9)
d.close()
try:
    d.send(None)
except RuntimeError as error:
    print(error)


def run(coroutine):
    try:
        while True:
            print("waiting for", coroutine.send(None))
    except StopIteration as stop:
        return stop.value


print(run(main()) if False else run(child(7)))
print(run(main()))
