import asyncio


async def work(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()


async def turns(name, count):
    print("start", name)
    for _ in range(count):
        await asyncio.sleep(0)
    print("end", name)
    return name.upper()


async def fail():
    await asyncio.sleep(0)
    raise ValueError("failed")


async def main():
    print(await asyncio.gather(turns("a", 5), turns("b", 1)))
    task = asyncio.create_task(work("c", 0))
    print(task.done())
    print(await task, task.done(), task.result())
    print(await asyncio.gather(fail(), work("d", 0), return_exceptions=True))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(work("e", 10))
    except* ValueError as errors:
        print("group", errors.exceptions)
    try:
        await asyncio.wait_for(work("slow", 10), 0.01)
    except TimeoutError:
        print("timeout")
    t = asyncio.create_task(work("cancelled", 10))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancelled())
    return "finished"


print(asyncio.run(main()))
