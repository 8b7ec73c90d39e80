"""The loop calls soon, later, and in the order of their times."""
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    said, end = [], loop.create_future()
    now = loop.time()
    loop.call_at(now + 0.003, end.set_result, 'end')
    loop.call_at(now + 0.001, said.append, 'later')
    loop.call_later(1000, said.append, 'much later')
    loop.call_soon(said.append, 'soon')
    loop.call_soon(said.append, 'then')
    cancelled = loop.call_soon(said.append, 'never')
    cancelled.cancel()
    print(cancelled.cancelled(), await end, said)
    future = loop.create_future()
    future.add_done_callback(lambda f: said.append(f.result()))
    future.set_result('called back')
    await asyncio.sleep(0)
    print(said[-1], future.done(), loop.is_running(), loop.is_closed())

asyncio.run(main())
