import asyncio


async def f(x):
    "A coroutine."
    return x * 2


class C:
    async def method(self):
        return "method"

    @staticmethod
    async def static():
        return "static"

    async def __call__(self):
        return "call"


print(type(f).__name__, f.__name__, f.__doc__, callable(f))


async def main():
    c = C()
    print(await f(2), await c.method(), await C.static(), await c(), await (lambda: f(5))())
    coros = [f(i) for i in range(3)]
    print([await c for c in coros])
    x = await f(1) + await f(2)
    print(x, (await f(3)), [await f(4)], {"k": await f(5)}, f"{await f(6)}", await f(await f(1)))
    if await f(1) and not await f(0):
        print("conditions")
    await asyncio.sleep(0)
    return await f(10)


print(asyncio.run(main()))
c = f(1)
try:
    c.send(5)
except TypeError as error:
    print(error)
c.close()
