"""What would block the loop is done in a thread."""
import asyncio
import threading

def blocking(n, *, power):
    return n ** power, threading.current_thread() is threading.main_thread()

async def main():
    print(await asyncio.to_thread(blocking, 3, power=4))
    release = threading.Event()
    waiting = asyncio.create_task(asyncio.to_thread(release.wait))
    await asyncio.sleep(0)
    print('the loop goes on', waiting.done())
    release.set()
    print(await waiting)
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking.__name__.upper))
    try:
        await asyncio.to_thread(int, 'x')
    except ValueError as error:
        print(error)

asyncio.run(main())
