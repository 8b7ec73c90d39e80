"""gather runs coroutines at once and keeps the order of their results."""
import asyncio

async def square(n, order):
    await asyncio.sleep(0)
    order.append(n)
    return n * n

async def main():
    order = []
    print(await asyncio.gather(*(square(n, order) for n in range(4))), order)
    async def fail():
        raise ValueError('no')
    print(await asyncio.gather(fail(), square(2, order), return_exceptions=True))
    try:
        await asyncio.gather(square(1, order), fail())
    except ValueError as error:
        print('raised', error)
    print(await asyncio.gather())

asyncio.run(main())
