"""Who waits in what order is the same each time."""
import asyncio

async def worker(name, log):
    for step in range(3):
        log.append(f'{name}{step}')
        await asyncio.sleep(0)

async def main():
    log = []
    await asyncio.gather(worker('a', log), worker('b', log), worker('c', log))
    print(' '.join(log))

with asyncio.Runner() as runner:
    runner.run(main())
    print(runner.run(asyncio.sleep(0, 'again')))
