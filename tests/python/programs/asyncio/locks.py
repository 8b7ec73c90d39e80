"""Locks, events, semaphores and conditions of asyncio."""
import asyncio

async def main():
    lock, log = asyncio.Lock(), []
    async def critical(n):
        async with lock:
            log.append(f'in {n}')
            await asyncio.sleep(0)
            log.append(f'out {n}')
    await asyncio.gather(*(critical(n) for n in range(3)))
    print(log, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    gate, inside, most = asyncio.Semaphore(2), 0, 0
    async def enter():
        nonlocal inside, most
        async with gate:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1
    await asyncio.gather(*(enter() for _ in range(6)))
    print(most, inside, gate.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    condition, ready = asyncio.Condition(), []
    async def wait():
        async with condition:
            await condition.wait_for(lambda: ready)
            return ready[0]
    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    async with condition:
        ready.append('ready')
        condition.notify_all()
    print(await task)
    barrier = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(barrier.wait(), barrier.wait())))

asyncio.run(main())
