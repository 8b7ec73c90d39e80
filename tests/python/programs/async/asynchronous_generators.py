import asyncio


async def numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got is not None:
                print("got", got)
    finally:
        print("closed")


async def main():
    async for x in numbers(3):
        print(x)
    else:
        print("else")
    print([x async for x in numbers(3) if x], {x async for x in numbers(2)}, {x: x * 2 async for x in numbers(2)})
    print(list([x + y async for x in numbers(2) for y in range(2)]))
    g = numbers(5)
    print(await anext(g), await g.asend("hello"), await g.__anext__())
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration as stop:
        print("stopped", repr(stop))
    print(await anext(g, "default"))
    h = numbers(3)
    print(await anext(h))
    try:
        await h.athrow(KeyError("thrown"))
    except KeyError as error:
        print(repr(error))
    gen = (x * 10 async for x in numbers(2))
    print(type(gen).__name__, [x async for x in gen])
    result = [await asyncio.sleep(0, i) for i in range(3)]
    print(result)
    async with asyncio.timeout(None):
        pass


asyncio.run(main())
