"""Workers that are cancelled once the queue is done with."""
import asyncio

async def worker(queue, results):
    while True:
        n = await queue.get()
        await asyncio.sleep(0)
        results.append(n * n)
        queue.task_done()

async def main():
    queue, results = asyncio.Queue(), []
    for n in range(10):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(queue, results)) for _ in range(3)]
    await queue.join()
    for task in workers:
        task.cancel()
    outcomes = await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(results), [type(outcome).__name__ for outcome in outcomes])

asyncio.run(main())
