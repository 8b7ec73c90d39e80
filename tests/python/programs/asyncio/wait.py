"""wait returns what is done and what is pending."""
import asyncio

async def after(event, value):
    await event.wait()
    return value

async def main():
    event = asyncio.Event()
    tasks = {asyncio.create_task(after(event, n)) for n in range(3)}
    quick = asyncio.create_task(asyncio.sleep(0, 'quick'))
    done, pending = await asyncio.wait(tasks | {quick}, return_when=asyncio.FIRST_COMPLETED)
    print(done == {quick}, pending == tasks)
    done, pending = await asyncio.wait(tasks, timeout=0.001)
    print(len(done), len(pending))
    event.set()
    done, pending = await asyncio.wait(tasks)
    print(sorted(task.result() for task in done), pending)

asyncio.run(main())
