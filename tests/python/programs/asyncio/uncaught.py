"""What main does not catch ends the program."""
import asyncio

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
    raise KeyError('main')

asyncio.run(main())
