"""concurrent.futures: Future, ThreadPoolExecutor, wait and as_completed."""
from compare import LibraryTest

IMPORTS = '''
import re, threading, time
from concurrent.futures import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, Executor, Future,
    ThreadPoolExecutor, as_completed, wait,
)
'''


class FutureTest(LibraryTest):
    def test_states(self):
        self.each(
            IMPORTS + '''
def future(action):
    made = Future()
    action(made)
    return made
done = future(lambda f: f.set_result(7))
failed = future(lambda f: f.set_exception(KeyError('x')))
cancelled = future(lambda f: f.cancel())
running = future(lambda f: f.set_running_or_notify_cancel())
told = future(lambda f: (f.cancel(), f.set_running_or_notify_cancel()))
all = [Future(), done, failed, cancelled, running, told]
''',
            'all', '[f.done() for f in all]', '[f.running() for f in all]',
            '[f.cancelled() for f in all]', '[f._state for f in all]',
            'done.result()', 'failed.result()', 'cancelled.result()', 'running.result(0)',
            'running.exception(0.01)', 'failed.exception()', 'cancelled.exception()',
            'done.set_result(1)', 'cancelled.set_exception(ValueError())', 'done.cancel()',
            'cancelled.cancel()', 'running.cancel()', 'Future().cancel()',
            'Future().set_running_or_notify_cancel()',
            'cancelled.set_running_or_notify_cancel()',
            'Executor().submit(print)', 'Executor().shutdown()',
        )

    def test_callbacks_come_in_order_and_those_that_fail_do_not_stop_others(self):
        self.same(IMPORTS + '''
import logging
logging.getLogger('concurrent.futures').disabled = True
def bad(future):
    raise ValueError('callback')
future = Future()
future.add_done_callback(lambda f: print('one', f.result()))
future.add_done_callback(bad)
future.add_done_callback(lambda f: print('two', f.result()))
future.set_result(5)
future.add_done_callback(lambda f: print('three', f is future))
future.add_done_callback(bad)
gone = Future()
gone.add_done_callback(lambda f: print('cancelled', f.cancelled()))
print(gone.cancel(), gone.cancel())
''')


class PoolTest(LibraryTest):
    def test_submit_map_and_names(self):
        self.same(IMPORTS + '''
def name(_):
    time.sleep(0.01)
    return threading.current_thread().name
with ThreadPoolExecutor(2) as pool:
    print(sorted(re.sub('-[0-9]+', '-N', n) for n in set(pool.map(name, range(8)))))
with ThreadPoolExecutor(max_workers=2, thread_name_prefix='crew') as pool:
    print(sorted(set(pool.map(name, range(8)))))
    print(pool.submit(pow, 2, 10).result(), pool.submit(int, '11', base=2).result())
    print(list(pool.map(pow, [2, 3, 4], [5, 2])), list(pool.map(str, [])))
with ThreadPoolExecutor(1) as pool:
    print(re.sub('-[0-9]+', '-N', pool.submit(name, 0).result()))
print(ThreadPoolExecutor()._max_workers == min(32, __import__('os').cpu_count() + 4))
''')

    def test_a_task_that_finishes_leaves_its_thread_to_the_next(self):
        self.same(IMPORTS + '''
pool = ThreadPoolExecutor(5)
for _ in range(5):
    pool.submit(time.sleep, 0).result()
    time.sleep(0.01)
print(len(pool._threads))
pool.shutdown()
''')

    def test_errors(self):
        self.same(IMPORTS + '''
def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, error)
attempt(lambda: ThreadPoolExecutor(0))
attempt(lambda: ThreadPoolExecutor(initializer=5))
pool = ThreadPoolExecutor(2)
attempt(lambda: pool.submit(int, 'x').result())
attempt(lambda: list(pool.map(int, ['1', 'y', '3'])))
attempt(lambda: list(pool.map(time.sleep, [0.3], timeout=0.01)))
attempt(lambda: next(pool.map(time.sleep, [0, 1 / 20], timeout=0)))
results = pool.map(int, ['1', 'z', '3'])
attempt(lambda: next(results))
attempt(lambda: next(results))
attempt(lambda: next(results))
pool.shutdown()
attempt(lambda: pool.submit(int))
attempt(lambda: pool.map(int, '1'))
pool.shutdown()
''')

    def test_initializer(self):
        self.same(IMPORTS + '''
import logging
logging.getLogger('concurrent.futures').disabled = True
where = threading.local()
def set_up(value, more):
    where.value = value + more
with ThreadPoolExecutor(2, 'x', set_up, (1, 2)) as pool:
    print([f.result() for f in [pool.submit(lambda: where.value) for _ in range(4)]])
def broken():
    time.sleep(0.02)
    raise OSError('no')
pool = ThreadPoolExecutor(1, initializer=broken)
futures = [pool.submit(int), pool.submit(int)]
for future in futures:
    try:
        future.result()
    except BrokenExecutor as error:
        print(type(error), error)
try:
    pool.submit(int)
except BrokenExecutor as error:
    print(type(error), error)
''')

    def test_shutdown_cancels_what_has_not_begun(self):
        self.same(IMPORTS + '''
pool = ThreadPoolExecutor(1)
go = threading.Event()
futures = [pool.submit(go.wait)] + [pool.submit(int) for _ in range(3)]
time.sleep(0.02)
pool.shutdown(wait=False, cancel_futures=True)
go.set()
print(futures[0].result(), [f.cancelled() for f in futures])
''')

    def test_cancelled_tasks_do_not_run(self):
        self.same(IMPORTS + '''
with ThreadPoolExecutor(1) as pool:
    first = pool.submit(time.sleep, 0.03)
    second = pool.submit(print, 'never')
    print(second.cancel(), first.cancel())
    done, rest = wait([first, second])
    print(len(done), len(rest), first.cancelled(), second.cancelled())
    for future in as_completed([second]):
        print(future)
''')

    def test_map_with_a_buffer_runs_at_most_so_many_ahead(self):
        self.same(IMPORTS + '''
def numbers():
    for number in range(6):
        print('took', number)
        yield number
with ThreadPoolExecutor(2) as pool:
    for result in pool.map(abs, numbers(), buffersize=2):
        print('got', result)
    for wrong in 0, 'a':
        try:
            pool.map(abs, [1], buffersize=wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
''', since=(3, 14), prints='''took 0
took 1
took 2
got 0
took 3
got 1
took 4
got 2
took 5
got 3
got 4
got 5
ValueError buffersize must be None or > 0
TypeError buffersize must be an integer or None
''')

    def test_abandoned_results_are_cancelled(self):
        self.same(IMPORTS + '''
started = []
def work(n):
    started.append(n)
    time.sleep(0.02)
with ThreadPoolExecutor(1) as pool:
    results = pool.map(work, range(50))
    next(results)
    results.close()
print(len(started) < 10)
''')


class WaitTest(LibraryTest):
    def test_wait(self):
        self.same(IMPORTS + '''
def fail(after):
    time.sleep(after)
    raise ValueError(after)
with ThreadPoolExecutor(4) as pool:
    def four():
        return [pool.submit(time.sleep, 0.3), pool.submit(fail, 0.1), pool.submit(int)]
    for when in FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED:
        futures = four()
        time.sleep(0.01)
        result = wait(futures, return_when=when)
        print([f in result.done for f in futures], [f in result.not_done for f in futures])
    futures = four()
    done, rest = wait(futures, timeout=0.2)
    print(len(done), len(rest), type(result).__name__, result._fields)
print(wait([]), wait([], return_when=FIRST_COMPLETED))
done = Future()
done.set_result(1)
print(wait([done, done]), wait({done: 1}, return_when=FIRST_EXCEPTION))
pending = Future()
print(wait([done, pending], timeout=0))
try:
    wait([pending], return_when='x')
except ValueError as error:
    print(error)
print(pending._waiters)
''')

    def test_as_completed(self):
        self.same(IMPORTS + '''
with ThreadPoolExecutor(3) as pool:
    def lag(ms):
        time.sleep(ms / 1000)
        return ms
    futures = {pool.submit(lag, ms): ms for ms in (90, 10, 50)}
    print([futures[f] for f in as_completed(futures)])
    print([f.result() for f in as_completed(list(futures) * 2)].__len__())
    futures = [pool.submit(lag, ms) for ms in (150, 1)]
    try:
        for future in as_completed(futures, timeout=0.05):
            print(future.result())
    except TimeoutError as error:
        print(error)
    print(futures[0]._waiters)
print(list(as_completed([])))
''')


class ExitTest(LibraryTest):
    def test_work_left_at_the_end_of_the_program_is_done(self):
        import subprocess
        import sys
        import textwrap
        program = textwrap.dedent('''
            import sys
            sys.path.insert(0, sys.argv[1])
            from universe import Universe
            module, run = Universe().program("""
            from concurrent.futures import ThreadPoolExecutor
            import time
            pool = ThreadPoolExecutor(1)
            for n in range(3):
                pool.submit(lambda n=n: (time.sleep(0.01), print(n)))
            print('end')
            """.replace(chr(10) + ' ' * 12, chr(10)))
            run()
        ''')
        from universe import HERE
        done = subprocess.run([sys.executable, '-c', program, str(HERE)], capture_output=True,
                              text=True, timeout=20)
        self.assertEqual((done.stdout, done.stderr), ('end\n0\n1\n2\n', ''))
