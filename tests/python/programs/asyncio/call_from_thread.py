"""A thread hands work to the loop of another."""
import asyncio
import threading

async def double(n):
    await asyncio.sleep(0)
    return n * 2

async def main():
    loop = asyncio.get_running_loop()
    results, done = [], asyncio.Event()
    def work():
        results.append(asyncio.run_coroutine_threadsafe(double(21), loop).result())
        loop.call_soon_threadsafe(done.set)
    thread = threading.Thread(target=work)
    thread.start()
    await done.wait()
    thread.join()
    print(results)

asyncio.run(main())
