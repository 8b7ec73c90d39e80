"""What is shielded goes on when its waiter is cancelled."""
import asyncio

async def main():
    release = asyncio.Event()
    async def work():
        await release.wait()
        return 'finished'
    inner = asyncio.create_task(work())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 100))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('outer cancelled, inner', inner.cancelled())
    release.set()
    print(await inner)

asyncio.run(main())
