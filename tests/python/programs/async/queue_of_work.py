# A queue, three workers, and join.
import asyncio


async def worker(name, queue, done):
    while True:
        number = await queue.get()
        await asyncio.sleep(0)
        done.append(number * number)
        queue.task_done()


async def main():
    queue, done = asyncio.Queue(maxsize=2), []
    workers = [asyncio.create_task(worker(n, queue, done)) for n in range(3)]
    for number in range(6):
        await queue.put(number)
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(sorted(done), queue.empty(), queue.full(), queue.qsize())
    for call in (queue.get_nowait, lambda: [queue.put_nowait(n) for n in range(3)]):
        try:
            call()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as error:
            print(type(error).__name__)


asyncio.run(main())
