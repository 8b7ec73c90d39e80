"""Results as they come, in an order that the events decide."""
import asyncio

async def main():
    events = [asyncio.Event() for _ in range(3)]
    async def wait(n):
        await events[n].wait()
        if n:
            events[n - 1].set()
        return n
    events[2].set()
    for next_one in asyncio.as_completed([wait(n) for n in range(3)]):
        print(await next_one)
    try:
        for next_one in asyncio.as_completed([asyncio.Event().wait()], timeout=0.001):
            await next_one
    except TimeoutError as error:
        print(repr(error))

asyncio.run(main())
