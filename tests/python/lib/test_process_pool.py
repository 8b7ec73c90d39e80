"""concurrent.futures: ProcessPoolExecutor and InterpreterPoolExecutor."""
import contextlib
import io

from compare import LibraryTest

IMPORTS = '''
import multiprocessing, os, sys, threading, time
from concurrent.futures import *
from concurrent.futures.process import BrokenProcessPool
def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, error)
nameless = lambda: 0
def square(x):
    return x * x
def fail(x):
    raise ValueError(x)
def lag(ms):
    time.sleep(ms / 1000)
    return ms
def who(_):
    time.sleep(0.03)
    return multiprocessing.current_process().name
def die():
    multiprocessing.current_process()._popen
    sys.exit(3)
'''


class ProcessPoolTest(LibraryTest):
    def program(self, source, expected):
        self.prints(IMPORTS + source, expected)

    def test_calls(self):
        self.program('''
if __name__ == '__main__':
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(6))), list(pool.map(square, range(7), chunksize=3)))
        print(list(pool.map(pow, [2, 3], [3, 2], chunksize=2)), pool.submit(int, '7').result())
        print(sorted(set(pool.map(who, range(6)))))
        future = pool.submit(fail, 'x')
        attempt(future.result)
        print(type(future.exception().__cause__).__name__, 'in fail' in str(future.exception().__cause__))
        attempt(lambda: pool.submit(nameless).result())
        attempt(lambda: pool.submit(threading.Lock).result())
        futures = [pool.submit(lag, ms) for ms in (80, 1, 30)]
        print([f.result() for f in as_completed(futures)])
        attempt(lambda: list(pool.map(lag, [300], timeout=0.01)))
        attempt(lambda: pool.map(square, [1], chunksize=0))
        attempt(lambda: pool.submit(sys.exit, 4).result())
        print(pool.submit(square, 3).result())
    attempt(lambda: pool.submit(square, 1))
    for wrong in dict(max_workers=0), dict(initializer=5), dict(max_tasks_per_child=0), dict(max_tasks_per_child='x'):
        attempt(lambda: ProcessPoolExecutor(**wrong))
''', '''[0, 1, 4, 9, 16, 25] [0, 1, 4, 9, 16, 25, 36]
[8, 9] 7
['SpawnProcess-1', 'SpawnProcess-2']
builtins ValueError x
_RemoteTraceback True
_pickle PicklingError Can't pickle <function <lambda> at 0x>: it's not found as __main__.<lambda>
builtins TypeError cannot pickle '_thread.lock' object
[1, 30, 80]
builtins TimeoutError 
builtins ValueError chunksize must be >= 1.
builtins SystemExit 4
9
builtins RuntimeError cannot schedule new futures after shutdown
builtins ValueError max_workers must be greater than 0
builtins TypeError initializer must be a callable
builtins ValueError max_tasks_per_child must be >= 1
builtins TypeError max_tasks_per_child must be an integer
''')

    def test_workers_are_started_as_needed(self):
        self.program('''
if __name__ == '__main__':
    with ProcessPoolExecutor(4) as pool:
        for _ in range(3):
            pool.submit(square, 1).result()
        print(len(pool._processes))
    with ProcessPoolExecutor(2, max_tasks_per_child=2) as pool:
        names = list(pool.map(who, range(7)))
        print(len(names), len(set(names)) >= 4)
    print(multiprocessing.active_children())
''', '1\n7 True\n[]\n')

    def test_cancel(self):
        self.program('''
if __name__ == '__main__':
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(lag, 50) for _ in range(5)]
        print([f.running() for f in futures], futures[4].cancel(), futures[0].cancel())
        pool.shutdown(wait=False, cancel_futures=True)
    print([f.cancelled() for f in futures])
''', '[True, True, False, False, False] True False\n[False, False, True, True, True]\n')

    def test_initializer(self):
        self.program('''
value = 0
def set_up(n):
    global value
    value = n
def get(_):
    return value
if __name__ == '__main__':
    with ProcessPoolExecutor(2, initializer=set_up, initargs=(5,)) as pool:
        print(list(pool.map(get, range(3))))
''', '[5, 5, 5]\n')

    def test_a_worker_that_dies_breaks_the_pool(self):
        self.program('''
def wait_for(ms):
    multiprocessing.parent_process()
    time.sleep(ms / 1000)
if __name__ == '__main__':
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(lag, 2000) for _ in range(3)]
        time.sleep(0.05)
        next(iter(pool._processes.values())).terminate()
        for future in futures:
            attempt(future.result)
        attempt(lambda: pool.submit(square, 1))
''', '''concurrent.futures.process BrokenProcessPool A process in the process pool was terminated abruptly while the future was running or pending.
''' * 3 + '''concurrent.futures.process BrokenProcessPool A child process terminated abruptly, the process pool is not usable anymore
''')

    def test_without_the_guard(self):
        with contextlib.redirect_stderr(io.StringIO()):
            self.program('''
print('top')
with ProcessPoolExecutor(1) as pool:
    print(pool.submit(square, 2).result())
''', '''top
top
concurrent.futures.process.BrokenProcessPool: A process in the process pool was terminated abruptly while the future was running or pending.''')


class InterpreterPoolTest(LibraryTest):
    def test_calls(self):
        self.prints(IMPORTS + '''
value = 0
def set_up(n):
    global value
    value = n
def get(_):
    return value
if __name__ == '__main__':
    with InterpreterPoolExecutor(2, initializer=set_up, initargs=(3,)) as pool:
        print(list(pool.map(square, range(5))), pool.submit(get, 0).result(), value)
        attempt(lambda: pool.submit(fail, 2).result())
        attempt(lambda: pool.submit(nameless).result())
    print(pool._thread_name_prefix)
''', '''[0, 1, 4, 9, 16] 3 0
builtins ValueError 2
_pickle PicklingError Can't pickle <function <lambda> at 0x>: it's not found as __main__.<lambda>
InterpreterPoolExecutor-0
''')
