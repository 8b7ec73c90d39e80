"""A task runs beside its maker, can be named, cancelled and asked for its result."""
import asyncio

async def work(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    return name.upper()

async def main():
    one = asyncio.create_task(work('one', 2))
    two = asyncio.create_task(work('two', 3), name='second')
    print(two.get_name(), one.done(), asyncio.current_task().get_name())
    print(await one, await two, one.done(), two.result(), two.exception())
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    try:
        asyncio.create_task(work('three', 1)).result()
    except asyncio.InvalidStateError as error:
        print(error)

asyncio.run(main())
