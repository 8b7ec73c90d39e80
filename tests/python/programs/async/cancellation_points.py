# Where a cancelled task stops, and what it can do about it.
import asyncio


async def stubborn(trace):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        trace.append('told')
        await asyncio.sleep(0)
        trace.append('tidied')
        raise
    finally:
        trace.append('finally')


async def deaf(trace):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        trace.append('ignored')
    return 'went on'


async def main():
    for function in (stubborn, deaf):
        trace = []
        task = asyncio.create_task(function(trace))
        await asyncio.sleep(0)
        print(task.cancel(), task.cancelled(), task.done())
        try:
            print('result', await task)
        except asyncio.CancelledError:
            print('cancelled')
        print(trace, task.cancelled(), task.done(), task.cancel())


asyncio.run(main())
