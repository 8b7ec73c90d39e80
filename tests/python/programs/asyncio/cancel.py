"""A cancelled task sees CancelledError where it waits, and may clean up."""
import asyncio

async def patient():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError as error:
        print('cancelled', error.args)
        raise
    finally:
        print('cleaned up')

async def main():
    task = asyncio.create_task(patient())
    await asyncio.sleep(0)
    print(task.cancel('enough'), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print('seen', error.args)
    print(task.cancelled(), task.cancel(), task.done(), issubclass(asyncio.CancelledError, Exception))
    late = asyncio.create_task(asyncio.sleep(0, 'value'))
    print(await late, late.cancel())

asyncio.run(main())
