"""Several tasks of a group fail: except* takes them apart by kind."""
import asyncio

async def fail(error):
    raise error

async def main():
    ready = asyncio.Event()
    async def later(error):
        await ready.wait()
        raise error
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(later(ValueError('v')))
            group.create_task(later(KeyError('k')))
            ready.set()
    except* ValueError as group:
        print('values', [str(error) for error in group.exceptions])
    except* KeyError as group:
        print('keys', [str(error) for error in group.exceptions])

asyncio.run(main())
