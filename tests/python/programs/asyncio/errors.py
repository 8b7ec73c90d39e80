"""An exception leaves asyncio.run as it was raised."""
import asyncio

async def inner():
    await asyncio.sleep(0)
    raise LookupError('inside')

async def main():
    try:
        await inner()
    except LookupError as error:
        print('caught', error)
    try:
        asyncio.run(inner())
    except RuntimeError as error:
        print(error)
    await asyncio.create_task(inner())

for wrong in (asyncio.get_running_loop, asyncio.current_task):
    try:
        wrong()
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, str(error)[:30])
asyncio.run(main())
