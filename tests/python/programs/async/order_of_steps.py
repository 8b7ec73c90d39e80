# In which order coroutines of one loop go on.
import asyncio

trace = []


async def worker(name, steps):
    for step in range(steps):
        trace.append(f'{name}{step}')
        await asyncio.sleep(0)
    return name


async def main():
    first = asyncio.create_task(worker('a', 3))
    second = asyncio.create_task(worker('b', 2))
    trace.append('main')
    print(await first, await second)
    print(await asyncio.gather(worker('c', 1), worker('d', 1)))


asyncio.run(main())
print(trace)
