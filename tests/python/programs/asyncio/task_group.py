"""A group waits for all of its tasks; one failure cancels the others."""
import asyncio

async def value(n):
    await asyncio.sleep(0)
    return n

async def fail(n):
    raise ValueError(n)

async def forever():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print('cancelled')
        raise

async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(value(n)) for n in range(3)]
    print([task.result() for task in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(forever())
            group.create_task(fail(1))
            group.create_task(fail(2))
    except* ValueError as errors:
        print(errors, errors.exceptions)

asyncio.run(main())
