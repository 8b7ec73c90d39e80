# Exceptions of tasks: awaited, gathered, in a group.
import asyncio


async def fail(text):
    await asyncio.sleep(0)
    raise ValueError(text)


async def fine(value):
    await asyncio.sleep(0)
    return value


async def main():
    task = asyncio.create_task(fail('one'))
    try:
        await task
    except ValueError as error:
        print('awaited', error, task.done(), repr(task.exception()))
    print(await asyncio.gather(fine(1), fail('two'), return_exceptions=True))
    try:
        await asyncio.gather(fine(1), fail('three'))
    except ValueError as error:
        print('gathered', error)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail('four'))
            kept = group.create_task(fine(5))
    except* ValueError as errors:
        print('group', errors.exceptions, kept.done())


asyncio.run(main())
