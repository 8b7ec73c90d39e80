import asyncio


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0)
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


class Counter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
    async with Manager("swallow", True):
        raise ValueError
    try:
        async with Manager("outer"):
            async with Manager("inner"):
                raise KeyError("k")
    except KeyError as error:
        print(repr(error))
    async for n in Counter(3):
        if n == 1:
            continue
        print(n)
    print([n async for n in Counter(2)])
    for bad in (5, "text"):
        try:
            async for _ in bad:
                pass
        except TypeError as error:
            print(error)
        try:
            async with bad:
                pass
        except TypeError as error:
            print(error)

    async def early():
        async with Manager("return"):
            return "value"

    print(await early())


asyncio.run(main())
