"""asyncio: tasks, cancellation, waiting, time limits, primitives."""
from compare import LibraryTest

IMPORTS = '''
import asyncio, time, threading, sys, logging
log = []
class Keep(logging.Handler):
    def emit(self, record):
        log.append(record.getMessage())
logging.getLogger('asyncio').handlers = [Keep()]
logging.getLogger('asyncio').propagate = False
async def lag(ms, value=None, error=None):
    try:
        await asyncio.sleep(ms / 1000)
        if error:
            raise error
        return value
    except asyncio.CancelledError as cancelled:
        print('cancelled', value, cancelled.args)
        raise
def attempt(run):
    try:
        print(run())
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, error, error.__cause__)
async def trying(awaitable):
    try:
        print(await awaitable)
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, error, repr(error.__cause__))
'''


class AsyncTest(LibraryTest):
    def program(self, main, **options):
        self.same(IMPORTS + main, **options)


class RunTest(AsyncTest):
    def test_run_and_its_errors(self):
        self.program('''
async def five():
    return 5
async def fails():
    raise ValueError('x')
async def nested():
    try:
        asyncio.run(five())
    except RuntimeError as error:
        print(error)
attempt(lambda: asyncio.run(five()))
attempt(lambda: asyncio.run(fails()))
attempt(lambda: asyncio.run(nested()))
attempt(lambda: asyncio.get_running_loop())
attempt(lambda: asyncio.create_task(3))
async def bad():
    await trying(asyncio.gather(3))
    attempt(lambda: asyncio.create_task(5))
    attempt(lambda: asyncio.ensure_future('x'))
asyncio.run(bad())
loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.run_until_complete(five()))
loop.close()
print(loop.is_closed())
coro = five()
attempt(lambda: loop.run_until_complete(coro))
coro.close()
attempt(lambda: loop.call_soon(print))
''')

    def test_what_run_leaves_behind_is_cancelled(self):
        self.program('''
async def main():
    asyncio.create_task(lag(1000, 'left'))
    await asyncio.sleep(0)
    print('main ends')
asyncio.run(main())
async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise KeyError('at the end')
async def main():
    asyncio.create_task(stubborn())
    await asyncio.sleep(0.001)
asyncio.run(main())
print(log[0].splitlines()[0])
''')

    def test_runner_keeps_its_loop(self):
        self.program('''
async def which():
    return asyncio.get_running_loop()
with asyncio.Runner() as runner:
    print(runner.run(which()) is runner.run(which()) is runner.get_loop())
''')

    def test_exceptions_that_nobody_saw_are_reported(self):
        self.program('''
async def main():
    asyncio.create_task(lag(0, error=OSError('lost')))
    asyncio.get_running_loop().call_soon(int, 'x')
    await asyncio.sleep(0.01)
asyncio.run(main())
import gc; gc.collect()
print([line.splitlines()[0].split('<')[0] for line in sorted(log)])
''', since=(3, 13), prints='''['Exception in callback int()', 'Task exception was never retrieved']
''')

    def test_order_of_tasks(self):
        self.program('''
async def worker(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    return name
async def main():
    tasks = [asyncio.create_task(worker(n, n)) for n in range(1, 5)]
    asyncio.get_running_loop().call_soon(print, 'soon')
    print(await worker('main', 2))
    print(await tasks[3], await tasks[0])
    print([t.result() for t in tasks], [t.get_name().startswith('Task-') for t in tasks])
asyncio.run(main())
''')

    def test_timers(self):
        self.program('''
async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_later(0.03, print, 'three')
    loop.call_later(0.01, print, 'one')
    gone = loop.call_later(0.02, print, 'never')
    loop.call_at(start + 0.02, print, 'two')
    gone.cancel()
    print(gone.cancelled(), await asyncio.sleep(0.05, 'slept'), await asyncio.sleep(-1, 'at once'))
    print(0.045 < loop.time() - start < 0.2)
    many = [loop.call_later(100, print) for _ in range(200)]
    for timer in many:
        timer.cancel()
    await asyncio.sleep(0.001)
asyncio.run(main())
''')

    def test_names_and_repr(self):
        self.program('''
async def main():
    task = asyncio.create_task(lag(1, 'v'), name='mine')
    print(task.get_name(), str(task).replace('program.py:8', '').replace('program.py:9', ''))
    await task
    task.set_name(7)
    print(task.get_name(), task.done(), task.result(), task.exception())
    print(asyncio.current_task() in asyncio.all_tasks(), len(asyncio.all_tasks()))
    future = asyncio.get_running_loop().create_future()
    print(future)
    future.set_result([1])
    print(future)
    failed = asyncio.Future()
    failed.set_exception(KeyError('k'))
    print(failed, failed.exception() is not None)
    attempt(lambda: future.set_result(2))
    attempt(lambda: asyncio.Future().result())
    attempt(lambda: asyncio.Future().exception())
    attempt(lambda: asyncio.Future().set_exception(5))
    attempt(lambda: task.set_result(5))
    cancelled = asyncio.Future()
    print(cancelled.cancel(), cancelled.cancel(), cancelled)
    attempt(cancelled.result)
asyncio.run(main())
''')


class CancelTest(AsyncTest):
    def test_cancel(self):
        self.program('''
async def main():
    task = asyncio.create_task(lag(500, 'a'))
    print(task.cancel('before it began'), task.cancelling())
    await trying(task)
    print(task.cancelled(), task.done(), task.cancel())
    task = asyncio.create_task(lag(500, 'b'))
    await asyncio.sleep(0)
    task.cancel('while it sleeps')
    await trying(task)
    attempt(task.result)
    async def refuses():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            asyncio.current_task().uncancel()
            await asyncio.sleep(0.001)
            return 'went on'
    task = asyncio.create_task(refuses())
    await asyncio.sleep(0)
    task.cancel()
    print(task.cancelling(), await task, task.cancelling(), task.cancelled())
    async def outer():
        await asyncio.create_task(lag(500, 'inner'))
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.001)
    task.cancel()
    await trying(task)
    async def last():
        asyncio.current_task().cancel()
        return 1
    await trying(asyncio.create_task(last()))
asyncio.run(main())
async def cancelled_main():
    asyncio.current_task().cancel('self')
    await asyncio.sleep(1)
attempt(lambda: asyncio.run(cancelled_main()))
''')

    def test_shield(self):
        self.program('''
async def main():
    inner = asyncio.create_task(lag(20, 'kept'))
    async def waits():
        return await asyncio.shield(inner)
    task = asyncio.create_task(waits())
    await asyncio.sleep(0.001)
    task.cancel()
    await trying(task)
    print(await inner)
    await trying(asyncio.shield(lag(1, error=KeyError(2))))
    print(await asyncio.shield(inner))
asyncio.run(main())
''')


class WaitingTest(AsyncTest):
    def test_gather(self):
        self.program('''
async def main():
    print(await asyncio.gather(lag(20, 'a'), lag(1, 'b'), lag(10, 'c')), await asyncio.gather())
    coro = lag(1, 'same')
    print(await asyncio.gather(coro, coro))
    await trying(asyncio.gather(lag(5, 'x', ValueError('v')), lag(20, 'y')))
    print(await asyncio.gather(lag(1, 1, ValueError('v')), lag(2, 2), return_exceptions=True))
    children = [asyncio.create_task(lag(500, n)) for n in range(2)]
    both = asyncio.gather(*children)
    await asyncio.sleep(0.001)
    print(both.cancel())
    await trying(both)
    print([c.cancelled() for c in children], both.cancelled())
    one = asyncio.create_task(lag(500, 'one'))
    asyncio.get_running_loop().call_later(0.01, one.cancel)
    print(await asyncio.gather(one, lag(1, 2), return_exceptions=True))
    await asyncio.sleep(0.03)
asyncio.run(main())
''')

    def test_wait(self):
        self.program('''
async def main():
    def tasks():
        return [asyncio.create_task(lag(ms, ms, error)) for ms, error in
                ((60, None), (1, None), (20, KeyError('k')))]
    for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        group = tasks()
        done, pending = await asyncio.wait(group, return_when=when)
        print(when, [t in done for t in group], [t in pending for t in group])
        await asyncio.gather(*group, return_exceptions=True)
    group = tasks()
    done, pending = await asyncio.wait(group, timeout=0.01)
    print(len(done), len(pending))
    await asyncio.gather(*group, return_exceptions=True)
    done, pending = await asyncio.wait(group)
    print(len(done), len(pending))
    coro = lag(1)
    await trying(asyncio.wait([coro]))
    await trying(asyncio.wait([]))
    await trying(asyncio.wait(group[0]))
    await trying(asyncio.wait(group, return_when='x'))
    coro.close()
asyncio.run(main())
''')

    def test_wait_for_and_timeout(self):
        self.program('''
async def main():
    print(await asyncio.wait_for(lag(1, 'in time'), 1), await asyncio.wait_for(lag(1, 2), None))
    await trying(asyncio.wait_for(lag(500, 'late'), 0.01))
    await trying(asyncio.wait_for(lag(500, 'never'), 0))
    await trying(asyncio.wait_for(lag(1, error=KeyError('own')), 1))
    try:
        async with asyncio.timeout(0.01) as limit:
            await lag(500, 'block')
    except TimeoutError as error:
        print('timed out', limit.expired(), repr(error.__cause__))
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit.expired(), limit)
        limit.reschedule(asyncio.get_running_loop().time() + 5)
    print(limit)
    try:
        async with asyncio.timeout_at(asyncio.get_running_loop().time() - 1):
            await lag(500, 'past')
    except TimeoutError:
        print('past')
    try:
        async with asyncio.timeout(0.02):
            async with asyncio.timeout(1):
                await lag(500, 'outer strikes')
    except TimeoutError:
        print('outer', asyncio.current_task().cancelling())
    async with asyncio.timeout(5):
        await asyncio.sleep(0)
    try:
        limit.reschedule(1)
    except RuntimeError as error:
        print(error)
    attempt(lambda: asyncio.timeout(1).reschedule(1))
    async def enter_again():
        async with limit:
            pass
    await trying(enter_again())
asyncio.run(main())
''')

    def test_as_completed(self):
        self.program('''
async def main():
    for next_one in asyncio.as_completed([lag(30, 'c'), lag(1, 'a'), lag(15, 'b')]):
        print(await next_one)
    try:
        for next_one in asyncio.as_completed([lag(1, 'a'), lag(500, 'slow')], timeout=0.05):
            print(await next_one)
    except TimeoutError as error:
        print('timeout', error)
    for next_one in asyncio.as_completed([lag(1, 'a', KeyError(1))]):
        await trying(next_one)
asyncio.run(main())
''')
        self.program('''
async def main():
    tasks = [asyncio.create_task(lag(ms, ms)) for ms in (30, 1, 15)]
    async for task in asyncio.as_completed(tasks):
        print(tasks.index(task), task.result())
asyncio.run(main())
''', since=(3, 13), prints='1 1\n2 15\n0 30\n')

    def test_task_group(self):
        self.program('''
async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(lag(10, 'one'), name='first')
        two = group.create_task(lag(1, 'two'))
        print('in the block', one.get_name())
    print(one.result(), two.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(lag(1, 'v', ValueError('v')))
            group.create_task(lag(500, 'other'))
            await lag(500, 'block')
    except* ValueError as errors:
        print(repr(errors), errors.exceptions)
    print(asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(lag(500, 'child'))
            await asyncio.sleep(0)
            raise KeyError('body')
    except* KeyError as errors:
        print(errors.message, errors.exceptions)
    async def grouped():
        async with asyncio.TaskGroup() as group:
            group.create_task(lag(500, 'a'))
    task = asyncio.create_task(grouped())
    await asyncio.sleep(0.001)
    task.cancel('outside')
    await trying(task)
    coro = lag(1)
    attempt(lambda: asyncio.TaskGroup().create_task(coro))
    coro.close()
    async with asyncio.TaskGroup() as group:
        pass
    coro = lag(1)
    attempt(lambda: group.create_task(coro))
    coro.close()
    try:
        async with asyncio.timeout(0.01), asyncio.TaskGroup() as group:
            group.create_task(lag(500, 'late'))
    except TimeoutError:
        print('timeout')
    async with asyncio.TaskGroup() as group:
        async def spawn(depth):
            if depth:
                group.create_task(spawn(depth - 1))
            print('depth', depth)
        group.create_task(spawn(3))
asyncio.run(main())
''')


class ThreadsTest(AsyncTest):
    def test_to_thread_and_executors(self):
        self.program('''
from concurrent.futures import ThreadPoolExecutor
def block(ms, error=None):
    time.sleep(ms / 1000)
    if error:
        raise error
    return threading.current_thread() is threading.main_thread(), ms
async def main():
    print(await asyncio.gather(asyncio.to_thread(block, 20), asyncio.to_thread(block, 1)))
    await trying(asyncio.to_thread(block, 1, error=KeyError('t')))
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, block, 1))
        await trying(asyncio.wait_for(loop.run_in_executor(pool, block, 100), 0.01))
    print(await asyncio.to_thread(lambda: threading.current_thread().name[:7]))
    async def five():
        return 5
    def from_thread():
        return asyncio.run_coroutine_threadsafe(five(), loop).result()
    print(await asyncio.to_thread(from_thread))
    def fails():
        asyncio.run_coroutine_threadsafe(lag(1, error=OSError('o')), loop).result()
    await trying(asyncio.to_thread(fails))
    woken = asyncio.Event()
    timer = threading.Timer(0.01, loop.call_soon_threadsafe, [woken.set])
    timer.start()
    await woken.wait()
    print('woken')
asyncio.run(main())
''')

    def test_context_variables(self):
        self.program('''
import contextvars
number = contextvars.ContextVar('number', default=0)
async def child(n):
    number.set(n)
    await asyncio.sleep(0.001)
    return number.get()
async def main():
    number.set(9)
    print(await asyncio.gather(child(1), child(2)), number.get())
    print(await asyncio.to_thread(number.get))
    token = number.set(10)
    number.reset(token)
    print(number.get(), token.old_value, token.var is number)
asyncio.run(main())
print(number.get())
empty = contextvars.ContextVar('empty')
context = contextvars.copy_context()
def inside():
    empty.set(1)
    return empty.get()
print(context.run(inside), context[empty], empty in context, empty.get('outside'))
attempt(lambda: empty.get())
token = number.set(1)
number.reset(token)
for wrong in (lambda: number.reset(token), lambda: empty.reset(token)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__)
''')


class PrimitivesTest(AsyncTest):
    def test_lock_and_semaphores(self):
        self.program('''
async def main():
    lock = asyncio.Lock()
    async def worker(n, ms):
        async with lock:
            print('in', n, lock.locked())
            await asyncio.sleep(ms / 1000)
            print('out', n)
    tasks = [asyncio.create_task(worker(n, 3)) for n in range(4)]
    await asyncio.sleep(0.001)
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    attempt(lock.release)
    print(lock.locked(), repr(lock).split()[-1])
    gate = asyncio.Semaphore(2)
    now = most = 0
    async def limited():
        nonlocal now, most
        async with gate:
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.002)
            now -= 1
    await asyncio.gather(*[limited() for _ in range(7)])
    print(most, gate.locked(), gate._value)
    bounded = asyncio.BoundedSemaphore(1)
    attempt(bounded.release)
    attempt(lambda: asyncio.Semaphore(-1))
    await gate.acquire()
    await gate.acquire()
    first, second = asyncio.create_task(gate.acquire()), asyncio.create_task(gate.acquire())
    await asyncio.sleep(0)
    gate.release()
    first.cancel()
    await asyncio.sleep(0.001)
    print(first.cancelled(), second.done(), gate._value)
asyncio.run(main())
''')

    def test_event_condition_and_barrier(self):
        self.program('''
async def main():
    event = asyncio.Event()
    async def waits(n):
        await event.wait()
        print('seen', n)
    tasks = [asyncio.create_task(waits(n)) for n in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(event.is_set(), await event.wait())
    event.clear()
    print(event.is_set())
    condition = asyncio.Condition()
    ready = []
    async def consumer(n):
        async with condition:
            await condition.wait_for(lambda: ready)
            print('consumer', n, ready.pop())
    tasks = [asyncio.create_task(consumer(n)) for n in range(3)]
    await asyncio.sleep(0)
    for n in range(3):
        async with condition:
            ready.append(n)
            condition.notify(2)
        await asyncio.sleep(0.001)
    await asyncio.gather(*tasks)
    attempt(condition.notify)
    await trying(condition.wait())
    async def once():
        async with condition:
            return await condition.wait()
    task = asyncio.create_task(once())
    await asyncio.sleep(0)
    task.cancel()
    await trying(task)
    print(condition.locked())
    barrier = asyncio.Barrier(3)
    async def meets():
        async with barrier as position:
            return position
    print(sorted(await asyncio.gather(*[meets() for _ in range(3)])))
    tasks = [asyncio.create_task(barrier.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(barrier.n_waiting, barrier.parties)
    await barrier.abort()
    print(await asyncio.gather(*tasks, return_exceptions=True), barrier.broken)
    await trying(barrier.wait())
    await barrier.reset()
    print(barrier.broken, barrier.n_waiting)
asyncio.run(main())
''')

    def test_queue(self):
        self.program('''
async def main():
    queue = asyncio.Queue(2)
    async def producer():
        for n in range(6):
            await queue.put(n)
            print('put', n)
    async def consumer(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(0)
            print(name, item)
            queue.task_done()
    consumers = [asyncio.create_task(consumer(c)) for c in 'ab']
    await producer()
    await queue.join()
    for task in consumers:
        task.cancel()
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    for action in (queue.get_nowait, queue.task_done):
        attempt(action)
    queue.put_nowait(1)
    queue.put_nowait(2)
    attempt(lambda: queue.put_nowait(3))
    print(str(queue))
    await trying(asyncio.wait_for(queue.put(3), 0.01))
    waiting = asyncio.create_task(queue.put(4))
    await asyncio.sleep(0)
    print(await queue.get(), await waiting, queue.qsize())
    for kind in asyncio.PriorityQueue, asyncio.LifoQueue, asyncio.Queue:
        queue = kind()
        for n in (2, 3, 1):
            queue.put_nowait(n)
        print(kind.__name__, [queue.get_nowait() for _ in range(3)])
    await trying(asyncio.wait_for(queue.get(), 0.01))
asyncio.run(main())
''')
        self.program('''
async def main():
    queue = asyncio.Queue()
    getters = [asyncio.create_task(queue.get()) for _ in range(2)]
    await asyncio.sleep(0)
    queue.shutdown()
    print([type(e).__name__ for e in await asyncio.gather(*getters, return_exceptions=True)])
    attempt(lambda: queue.put_nowait(1))
    queue = asyncio.Queue()
    queue.put_nowait(1)
    queue.shutdown()
    print(await queue.get(), queue)
    await trying(queue.get())
    queue = asyncio.Queue(1)
    queue.put_nowait(1)
    putter = asyncio.create_task(queue.put(2))
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    await trying(putter)
    await queue.join()
asyncio.run(main())
''', since=(3, 13))

    def test_asynchronous_generators_are_closed_at_the_end(self):
        self.program('''
async def numbers():
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(0)
    finally:
        print('closed')
kept = []
async def main():
    generator = numbers()
    kept.append(generator)
    async for n in generator:
        if n == 3:
            break
    print('end of main', [n async for n in lags()])
async def lags():
    for n in range(3):
        yield await lag(1, n)
asyncio.run(main())
''')
