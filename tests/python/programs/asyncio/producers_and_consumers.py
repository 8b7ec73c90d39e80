"""Producers and consumers in one thread."""
import asyncio

async def produce(queue):
    for n in range(5):
        await queue.put(n)
    await queue.put(None)

async def consume(queue):
    got = []
    while (item := await queue.get()) is not None:
        got.append(item)
        queue.task_done()
    queue.task_done()
    return got

async def main():
    queue = asyncio.Queue(maxsize=2)
    _, got = await asyncio.gather(produce(queue), consume(queue))
    await queue.join()
    print(got, queue.empty(), queue.full(), queue.maxsize, queue.qsize())
    for call in (queue.get_nowait, queue.task_done):
        try:
            call()
        except (asyncio.QueueEmpty, ValueError) as error:
            print(repr(error))
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))
    last, least = asyncio.LifoQueue(), asyncio.PriorityQueue()
    for n in (2, 3, 1):
        last.put_nowait(n)
        least.put_nowait(n)
    print([last.get_nowait() for _ in range(3)], [await least.get() for _ in range(3)])

asyncio.run(main())
