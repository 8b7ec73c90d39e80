"""wait_for and timeout give up in time."""
import asyncio

async def main():
    never = asyncio.Event()
    try:
        await asyncio.wait_for(never.wait(), timeout=0.001)
    except TimeoutError as error:
        print(repr(error))
    print(await asyncio.wait_for(asyncio.sleep(0, 'quick'), 10))
    try:
        async with asyncio.timeout(0.001) as scope:
            await never.wait()
    except TimeoutError as error:
        print(repr(error), scope.expired())
    async with asyncio.timeout(None) as scope:
        print(scope.when(), scope.expired())
    async with asyncio.timeout(60) as scope:
        scope.reschedule(None)
        print(scope.when())
    print(asyncio.TimeoutError is TimeoutError)

asyncio.run(main())
