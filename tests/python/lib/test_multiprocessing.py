"""multiprocessing, over a stand-in for the engine's processes: threads with modules of their own."""
import sys

from compare import LibraryTest

IMPORTS = '''
import multiprocessing, time, threading, sys
from multiprocessing import *
def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, error)
def square(x):
    return x * x
def fail(x):
    raise ValueError(x)
'''


class ProcessesTest(LibraryTest):
    def program(self, source, expected):
        self.prints(IMPORTS + source, expected)


class ProcessTest(ProcessesTest):
    def test_start_join_exitcode_and_names(self):
        self.program('''
def work(name, loud=False):
    print(name, loud, current_process().name, parent_process().name, __name__)
class Mine(Process):
    def __init__(self, n):
        super().__init__(name='mine', daemon=True)
        self.n = n
    def run(self):
        print('run', self.n, current_process() is self, self.daemon)
        sys.exit(self.n)
if __name__ == '__main__':
    print(current_process().name, parent_process(), get_start_method())
    process = Process(target=work, args=('one',), kwargs={'loud': True})
    print(process.name, process.exitcode, process.is_alive(), process.pid)
    process.start()
    process.join()
    print(process.exitcode, process.is_alive(), process.pid > 0, active_children())
    other = Mine(3)
    other.start()
    other.join()
    print(other.exitcode, other.name)
    third = get_context('spawn').Process(target=work, args=(2,))
    third.start()
    third.join(5)
    print(third.name)
    attempt(third.start)
    third.close()
    attempt(third.join)
    attempt(Process().join)
    attempt(Process(target=work).is_alive)
''', '''MainProcess None spawn
Process-1 None False None
one True Process-1 MainProcess __mp_main__
0 False True []
run 3 True True
3 mine
2 False SpawnProcess-3 MainProcess __mp_main__
SpawnProcess-3
builtins AssertionError cannot start a process twice
builtins ValueError process object is closed
builtins AssertionError can only join a started process
False
''')

    def test_errors_of_children_are_theirs(self):
        import contextlib
        import io
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            self.program('''
def leave(code):
    sys.exit(code)
if __name__ == '__main__':
    for target, args in (fail, (7,)), (leave, (None,)), (leave, (9,)), (leave, ('bye',)):
        process = Process(target=target, args=args)
        process.start()
        process.join()
        print(process.exitcode)
''', '1\n0\n9\n1\n')
        text = errors.getvalue()
        self.assertTrue(text.startswith('Process Process-1:\nTraceback (most recent call last)'))
        self.assertTrue(text.endswith('ValueError: 7\nbye\n'), text)

    def test_terminate_and_timeouts(self):
        self.program('''
def forever(queue):
    queue.get()
if __name__ == '__main__':
    queue = Queue()
    process = Process(target=forever, args=(queue,))
    process.start()
    process.join(0.01)
    print(process.is_alive(), process.exitcode, active_children() == [process])
    process.terminate()
    process.join()
    print(process.exitcode, str(process).split('stopped')[1])
    process = Process(target=forever, args=(queue,), daemon=True)
    process.start()
    process.kill()
    process.join()
    print(process.exitcode)
''', 'True None True\n-15  exitcode=-SIGTERM>\n-9\n')

    def test_what_cannot_be_pickled_is_refused(self):
        self.program('''
if __name__ == '__main__':
    attempt(Process(target=lambda: 0).start)
    attempt(Process(target=square, args=(threading.Lock(),)).start)
    queue = Queue()
    import io
    from contextlib import redirect_stderr
    text = io.StringIO()
    with redirect_stderr(text):
        queue.put(lambda: 0)
    print(text.getvalue().splitlines()[-1])
    here, there = Pipe()
    attempt(lambda: here.send(Lock()))
    attempt(lambda: here.send(Queue()))
    attempt(lambda: here.send(Value('i', 1)))
''', '''_pickle PicklingError Can't pickle <function <lambda> at 0x>: it's not found as __main__.<lambda>
builtins TypeError cannot pickle '_thread.lock' object
_pickle.PicklingError: Can't pickle <function <lambda> at 0x>: it's not found as __main__.<lambda>
builtins RuntimeError Lock objects should only be shared between processes through inheritance
builtins RuntimeError Queue objects should only be shared between processes through inheritance
builtins RuntimeError Synchronized objects should only be shared between processes through inheritance
''')

    def test_without_the_guard_the_child_fails(self):
        import contextlib
        import io
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            self.program('''
print('top', __name__)
process = Process(target=square, args=(1,))
process.start()
process.join()
print(process.exitcode)
''', 'top __main__\ntop __mp_main__\n1\n')
        self.assertIn('before the\n        current process has finished its bootstrapping phase',
                      errors.getvalue())

    def test_contexts(self):
        self.program('''
if __name__ == '__main__':
    set_start_method('spawn')
    attempt(lambda: set_start_method('spawn'))
    attempt(lambda: set_start_method('fork', force=True))
    attempt(lambda: get_context('forkserver'))
    print(get_all_start_methods(), get_context().get_start_method())
    context = get_context('spawn')
    print(context.Queue().empty(), context.Pool, context.cpu_count() == cpu_count())
    attempt(lambda: context.nothing)
    attempt(lambda: context.set_start_method('spawn'))
''', '''builtins RuntimeError context has already been set
builtins ValueError cannot find context for 'fork'
builtins ValueError cannot find context for 'forkserver'
['spawn'] spawn
True <class 'multiprocessing.pool.Pool'> True
builtins AttributeError 'SpawnContext' object has no attribute 'nothing'
builtins ValueError cannot set start method of concrete context
''')


class MessagesTest(ProcessesTest):
    def test_pipe(self):
        self.program('''
from multiprocessing.connection import wait
def echo(connection):
    with connection:
        try:
            while True:
                connection.send([connection.recv()])
        except EOFError:
            print('closed')
def give(connection):
    here, there = Pipe()
    connection.send(there)
    there.close()
    print(here.recv())
if __name__ == '__main__':
    here, there = Pipe()
    process = Process(target=echo, args=(there,))
    process.start()
    there.close()
    here.send({'a': 1})
    print(here.poll(5), here.recv(), here.poll())
    here.close()
    process.join()
    attempt(here.recv)
    attempt(lambda: here.send(1))
    reader, writer = Pipe(duplex=False)
    attempt(writer.recv)
    attempt(lambda: reader.send(1))
    writer.send_bytes(b'raw data', 4)
    print(reader.recv_bytes(), reader.closed, reader.readable, reader.writable)
    writer.send(5)
    print(wait([reader]) == [reader], wait([reader], timeout=0) == [reader])
    writer.close()
    print(reader.recv())
    attempt(reader.recv)
    reader.close()
    here, there = Pipe()
    there.close()
    attempt(lambda: here.send(1))
    here, there = Pipe()
    process = Process(target=give, args=(there,))
    process.start()
    here.recv().send('through a pipe that came through a pipe')
    process.join()
    print(wait([process.sentinel]) == [process.sentinel])
''', '''True [{'a': 1}] False
closed
builtins OSError handle is closed
builtins OSError handle is closed
builtins OSError connection is write-only
builtins OSError connection is read-only
b'data' False True False
True True
5
builtins EOFError 
builtins BrokenPipeError [Errno 32] Broken pipe
through a pipe that came through a pipe
True
''')

    def test_queues(self):
        self.program('''
import queue as queues
def double(tasks, results):
    while (task := tasks.get()) is not None:
        results.put(task * 2)
def serve(tasks):
    while True:
        print('did', tasks.get())
        tasks.task_done()
if __name__ == '__main__':
    tasks, results = Queue(), SimpleQueue()
    process = Process(target=double, args=(tasks, results))
    process.start()
    for n in (1, 'a', [2]):
        tasks.put(n)
    tasks.put(None)
    print([results.get() for _ in range(3)], results.empty())
    process.join()
    small = Queue(1)
    small.put('x')
    print(small.full(), small.qsize(), small.empty())
    for call in (lambda: small.put('y', False), lambda: small.put('y', timeout=0.01),
                 lambda: small.get() and small.get_nowait(), lambda: small.get(timeout=0.01)):
        attempt(call)
    small.close()
    small.join_thread()
    try:
        small.put(1)
    except ValueError as error:
        print(str(error).split(' object')[0])
    tasks = JoinableQueue()
    attempt(tasks.task_done)
    process = Process(target=serve, args=(tasks,), daemon=True)
    process.start()
    for n in range(3):
        tasks.put(n)
    tasks.join()
    print('all done')
    process.terminate()
    print(issubclass(queues.Empty, Exception))
''', '''[2, 'aa', [2, 2]] True
True 1 False
queue Full 
queue Full 
_queue Empty 
_queue Empty 
Queue <multiprocessing.queues.Queue
builtins ValueError task_done() called too many times
did 0
did 1
did 2
all done
True
''')


class SharedTest(ProcessesTest):
    def test_locks(self):
        self.program('''
def hold(lock, event, told):
    with lock:
        told.set()
        event.wait()
def add(value, times):
    for _ in range(times):
        with value.get_lock():
            value.value += 1
if __name__ == '__main__':
    lock, event, told = Lock(), Event(), Event()
    process = Process(target=hold, args=(lock, event, told))
    process.start()
    told.wait()
    print(lock.acquire(False), lock.acquire(timeout=0.01), lock, event.is_set(), told.wait(0))
    event.set()
    process.join()
    print(lock.acquire(), lock)
    lock.release()
    attempt(lock.release)
    again = RLock()
    with again, again:
        print(again)
    attempt(again.release)
    gate = Semaphore(2)
    print(gate)
    print(gate.acquire(), gate.acquire(), gate.acquire(False), gate.get_value())
    bounded = BoundedSemaphore(1)
    print(bounded)
    attempt(bounded.release)
    value = Value('i', 5)
    processes = [Process(target=add, args=(value, 100)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(value.value, value)
''', '''False False <Lock(owner=SomeOtherProcess)> False True
True <Lock(owner=MainProcess)>
builtins ValueError semaphore or lock released too many times
<RLock(MainProcess, 2)>
builtins AssertionError attempt to release recursive lock not owned by thread
<Semaphore(value=2)>
True True False 0
<BoundedSemaphore(value=1, maxvalue=1)>
builtins ValueError semaphore or lock released too many times
305 <Synchronized wrapper for c_int(305)>
''')

    def test_condition_event_and_barrier(self):
        self.program('''
def consume(condition, stock, results):
    with condition:
        condition.wait_for(lambda: stock.value > 0)
        stock.value -= 1
        results.put('took')
def meet(barrier, results):
    results.put(barrier.wait())
    try:
        barrier.wait(0.02)
    except threading.BrokenBarrierError:
        results.put('broken')
if __name__ == '__main__':
    condition, stock, results = Condition(), Value('i', 0), Queue()
    processes = [Process(target=consume, args=(condition, stock, results)) for _ in range(3)]
    for process in processes:
        process.start()
    for _ in range(3):
        with condition:
            stock.value += 1
            condition.notify()
    print([results.get() for _ in range(3)], stock.value)
    for process in processes:
        process.join()
    with condition:
        print(condition.wait(0.01))
    attempt(condition.notify)
    barrier = Barrier(3)
    processes = [Process(target=meet, args=(barrier, results)) for _ in range(2)]
    for process in processes:
        process.start()
    everybody = [barrier.wait()]
    got = [results.get() for _ in range(4)]
    print(sorted(everybody + [g for g in got if g != 'broken']), got.count('broken'))
    for process in processes:
        process.join()
    print(barrier.broken, barrier.parties, barrier.n_waiting)
    barrier.reset()
    print(barrier.broken)
    event = Event()
    print(event.wait(0.01), event)
    event.set()
    print(event.wait(), event)
    event.clear()
    print(event.is_set())
''', '''['took', 'took', 'took'] 0
False
builtins AssertionError lock is not owned
[0, 1, 2] 2
True 3 0
False
False <Event at 0x unset>
True <Event at 0x set>
False
''')

    def test_value_and_array(self):
        self.program('''
import ctypes
def change(number, numbers, text):
    number.value = 2.5
    numbers[1] = 7
    numbers[2:] = [8, 9]
    text.value = b'new'
if __name__ == '__main__':
    number, numbers, text = Value('d', 1), Array('i', range(4)), Array('c', b'hello')
    process = Process(target=change, args=(number, numbers, text))
    process.start()
    process.join()
    print(number.value, numbers[:], list(numbers), len(numbers), text.value, text.raw)
    print(numbers[-1], numbers[1:3], Array('d', 2)[:], Value(ctypes.c_bool, True).value)
    whole = Value('i', 2 ** 31)
    print(whole.value, Value('B', 300).value, Value('q', 2 ** 63).value, Value('f', 0.1).value)
    whole.value += 1
    print(whole.value, Value('i', lock=False), Value('i', 3, lock=False).value)
    for call in (lambda: numbers[9], lambda: Value('i', 'x'), lambda: Value('i', 1.5),
                 lambda: Value('d', 'x'), lambda: Value('z'), lambda: numbers.value):
        attempt(call)
    with whole.get_lock():
        whole.value = 4
    print(whole.get_obj(), str(numbers).split(' object')[0])
''', '''2.5 [0, 7, 8, 9] [0, 7, 8, 9] 4 b'new' b'new\\x00o'
9 [7, 8] [0.0, 0.0] True
-2147483648 44 -9223372036854775808 0.10000000149011612
-2147483647 c_int(0) 3
builtins IndexError invalid index
builtins TypeError 'str' object cannot be interpreted as an integer
builtins TypeError 'float' object cannot be interpreted as an integer
builtins TypeError must be real number, not str
builtins TypeError this type has no size
builtins AttributeError 'SynchronizedArray' object has no attribute 'value'
c_int(4) <SynchronizedArray wrapper for <multiprocessing.sharedctypes.c_int_Array_4
''')


class PoolTest(ProcessesTest):
    def test_calls(self):
        self.program('''
def add(a, b=0):
    return a + b
def slow(ms):
    time.sleep(ms / 1000)
    return ms
def who(_):
    time.sleep(0.02)
    return current_process().name
double = lambda x: 2 * x
if __name__ == '__main__':
    with Pool(2) as pool:
        print(pool.map(square, range(10)), pool.map(square, []), pool.map(square, (1, 2), 1))
        print(pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (1,), {'b': 5}))
        print(list(pool.imap(square, range(5))), list(pool.imap(square, iter(range(5)), 2)))
        print(sorted(pool.imap_unordered(square, range(5), chunksize=2)))
        print(list(pool.imap_unordered(slow, [120, 1])))
        result = pool.map_async(square, [1, 2], callback=lambda r: print('callback', r))
        print(result.get(), result.ready(), result.successful())
        result = pool.apply_async(fail, (1,), error_callback=lambda e: print('error', repr(e)))
        attempt(result.get)
        print(result.successful())
        result = pool.apply_async(slow, (100,))
        attempt(lambda: result.get(0.01))
        try:
            result.successful()
        except ValueError as error:
            print(str(error).endswith('not ready'))
        print(result.get())
        iterator = pool.imap(slow, [60])
        attempt(lambda: iterator.next(0.01))
        print(iterator.next(), next(iterator, 'end'))
        print(sorted(set(pool.map(who, range(6), 1))))
        attempt(lambda: pool.map(fail, [1, 1]))
        attempt(lambda: pool.map(double, [1]))
        attempt(lambda: list(pool.imap(fail, [1])))
        attempt(lambda: pool.imap(square, [1], 0))
        attempt(lambda: pool.apply(threading.Lock))
        attempt(pool.join)
        attempt(lambda: Pool(0))
        attempt(lambda: Pool(1, 'x'))
        attempt(lambda: Pool(1, maxtasksperchild=0))
    attempt(lambda: pool.map(square, [1]))
''', '''[0, 1, 4, 9, 16, 25, 36, 49, 64, 81] [] [1, 4]
[3, 7] 6
[0, 1, 4, 9, 16] [0, 1, 4, 9, 16]
[0, 1, 4, 9, 16]
[1, 120]
callback [1, 4]
[1, 4] True True
error ValueError(1)
builtins ValueError 1
False
multiprocessing.context TimeoutError 
True
100
multiprocessing.context TimeoutError 
60 end
['SpawnPoolWorker-1', 'SpawnPoolWorker-2']
builtins ValueError 1
_pickle PicklingError Can't pickle <function <lambda> at 0x>: it's not found as __main__.<lambda>
builtins ValueError 1
builtins ValueError Chunksize must be 1+, not 0
multiprocessing.pool MaybeEncodingError Error sending result: '<unlocked _thread.lock object at 0x>'. Reason: 'TypeError("cannot pickle '_thread.lock' object")'
builtins ValueError Pool is still running
builtins ValueError Number of processes must be at least 1
builtins TypeError initializer must be a callable
builtins ValueError maxtasksperchild must be a positive int or None
builtins ValueError Pool not running
''')

    def test_remote_traceback_initializer_and_limits(self):
        self.program('''
import os
known = 0
def set_up(value):
    global known
    known = value
def get(_):
    return known
def who(_):
    return current_process().name
def numbers():
    yield 1
    yield 2
    raise KeyError('in the iterable')
if __name__ == '__main__':
    with Pool(1, set_up, (7,)) as pool:
        print(pool.map(get, range(3)))
        try:
            pool.apply(fail, ('there',))
        except ValueError as error:
            cause = error.__cause__
            print(type(cause), str(cause).splitlines()[1:3], str(cause).splitlines()[-2:])
        results = pool.imap(square, numbers())
        print(next(results), next(results))
        attempt(lambda: next(results))
    pool = Pool(2, maxtasksperchild=1)
    print(len(set(pool.map(who, range(5), 1))))
    pool.close()
    attempt(lambda: pool.apply(square, (1,)))
    pool.join()
    print('joined', active_children())
    pool = Pool(2)
    late = pool.map_async(square, range(4))
    pool.close()
    pool.join()
    print(late.get())
''', '''[7, 7, 7]
<class 'multiprocessing.pool.RemoteTraceback'> ['"""', 'Traceback (most recent call last):'] ['ValueError: there', '"""']
1 4
builtins KeyError 'in the iterable'
5
builtins ValueError Pool not running
joined []
[0, 1, 4, 9]
''')

    def test_a_pool_without_the_guard_gives_up(self):
        import contextlib
        import io
        with contextlib.redirect_stderr(io.StringIO()):
            self.program('''
pool = Pool(2)
attempt(lambda: pool.map(square, range(4)))
''', 'builtins RuntimeError no worker of the pool could start\n')

    def test_thread_pool(self):
        self.same('''
import threading, time
from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool
def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, error)
def fail(x):
    raise ValueError(x)
with ThreadPool(2) as pool:
    print(pool.map(lambda x: x * 2, range(5)), pool.starmap(pow, [(2, 3), (3, 2)]))
    print(list(pool.imap(str, iter('abc'))), sorted(pool.imap_unordered(str, 'abc', 2)))
    attempt(lambda: pool.map(fail, [1]))
    result = pool.apply_async(time.sleep, (0.05,))
    attempt(lambda: result.get(0.001))
    print(result.get(), pool.apply(pow, (2, 5)))
    done = threading.Event()
    pool.map_async(abs, [-1], callback=lambda r: (print(r), done.set()))
    done.wait()
pool = Pool(3)
late = pool.map_async(abs, range(-3, 0))
pool.close()
pool.join()
print(late.get())
attempt(lambda: pool.map(abs, []))
''')


class ManagerTest(ProcessesTest):
    def test_shared_objects(self):
        self.program('''
from multiprocessing.managers import BaseManager
def work(things, names, number, space, lock, queue):
    for _ in range(20):
        with lock:
            number.value += 1
    things.append(things[0] + 1)
    names['child'] = current_process().name
    space.x = 5
    queue.put('done')
class Counter:
    def __init__(self, start):
        self.n = start
    def up(self, by=1):
        self.n += by
        return self.n
    def fail(self):
        raise KeyError('no')
class Mine(BaseManager):
    pass
Mine.register('Counter', Counter)
def count(counter):
    counter.up(10)
if __name__ == '__main__':
    with Manager() as manager:
        things, names = manager.list([1]), manager.dict(a=1)
        number, space, lock, queue = (
            manager.Value('i', 0), manager.Namespace(), manager.Lock(), manager.Queue())
        space.y = 1
        processes = [Process(target=work, args=(things, names, number, space, lock, queue))
                     for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(things, list(things), len(things), things[0], names['a'], sorted(names.keys()))
        print(number.value, number, space.x, space, queue.qsize(), queue.get())
        attempt(lambda: names['zz'])
        attempt(lambda: space.nothing)
        print('a' in names, names.get('q', 9), dict(names) == names.copy(), sorted(names))
        things.extend([5, 3])
        things.sort()
        things += [0]
        print(things[1:3], things._getvalue(), [x for x in things], repr(things).split(' at')[0])
        things[0] = 100
        del things[1]
        print(things.pop(), things.index(100), things.count(5), str(things))
        nested = manager.list([manager.list([1]), 2])
        nested[0].append(7)
        print(list(nested[0]), manager._process.name)
        event, gate = manager.Event(), manager.Semaphore(1)
        print(event.is_set(), event.wait(0.01), event.set(), event.is_set(), gate.acquire(False))
        with Pool(2) as pool:
            pool.map(things.append, [1, 2, 3])
            print(len(things))
    with Mine() as mine:
        counter = mine.Counter(5)
        process = Process(target=count, args=(counter,))
        process.start()
        process.join()
        print(counter.up(by=2))
        attempt(counter.fail)
''', '''[1, 2, 2] [1, 2, 2] 3 1 1 ['a', 'child']
40 Value('i', 40) 5 Namespace(x=5, y=1) 2 done
builtins KeyError 'zz'
builtins AttributeError 'Namespace' object has no attribute 'nothing'
True 9 True ['a', 'child']
[2, 2] [1, 2, 2, 3, 5, 0] [1, 2, 2, 3, 5, 0] <ListProxy object, typeid 'list'
0 0 1 [100, 2, 3, 5]
[1, 7] SyncManager-1
False False None True True
7
17
builtins KeyError 'no'
''')


if sys.version_info < (3, 11):
    raise RuntimeError('the tests of the library need Python 3.11 or newer')
