"""Asynchronous generators, comprehensions and context managers."""
import asyncio
from contextlib import asynccontextmanager

async def numbers(limit):
    try:
        for n in range(limit):
            await asyncio.sleep(0)
            yield n
    finally:
        print('closed')

@asynccontextmanager
async def resource(name):
    print('open', name)
    try:
        yield name
    finally:
        print('close', name)

class Countdown:
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
    print([n async for n in numbers(3)], {n % 2 async for n in numbers(4)})
    async with resource('db') as name, resource('file'):
        print('using', name)
    async for n in Countdown(3):
        print(n)
    else:
        print('done')
    generator = numbers(10)
    print(await anext(generator), await generator.__anext__())
    await generator.aclose()

asyncio.run(main())
