"""ProcessPoolExecutor: calls run by processes, which are started as they are needed.

At most one call more than there are workers is on its way; the rest wait here, where they can still
be cancelled. One thread takes the outcomes, sends what waits, and notices workers that die.
"""
import threading

import _process
from _sync import Lock
from _collections import deque
from concurrent.futures import _base
from multiprocessing.pool import RemoteTraceback
from multiprocessing.reduction import dumps, loads

_ending = False
_executors = {}  # whose thread runs


def _at_exit():
    """Lets all workers finish what was submitted, and waits for them."""
    global _ending
    _ending = True
    executors = list(_executors)
    for executor in executors:
        executor._wake()
    for executor in executors:
        executor._thread.join()


threading._register_atexit(_at_exit)


class _RemoteTraceback(RemoteTraceback):
    """The traceback of an exception raised in another process, as text."""


class _WithTraceback:
    """An exception on its way to another process, with its traceback as text."""

    def __init__(self, error):
        from traceback import format_exception

        self.error = error
        self.text = f'\n"""\n{"".join(format_exception(error))}"""'

    def __reduce__(self):
        return _with_cause, (self.error, self.text)


def _with_cause(error, text):
    error.__cause__ = _RemoteTraceback(text)
    return error


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a worker died."""


def _work(calls, outcomes, initializer, initargs, limit):
    """All that a worker does."""
    calls, outcomes = calls._queue, outcomes._queue
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base.log().critical('Exception in initializer:', exc_info=True)
            return
    done = 0
    while True:
        call = loads(calls.get())
        if call is None:
            outcomes.put(dumps((None, _process.pid(), None)))
            return
        number, fn, args, kwargs = call
        done += 1
        leaves = _process.pid() if done == limit else None
        try:
            outcome = number, True, fn(*args, **kwargs)
        except BaseException as error:
            outcome = number, False, _WithTraceback(error)
        try:
            data = dumps(outcome)
        except Exception as error:
            data = dumps((number, False, _WithTraceback(error)))
        outcomes.put(data)
        call = fn = args = kwargs = outcome = data = None
        if leaves:
            outcomes.put(dumps((None, leaves, None)))
            return


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if max_workers is None:
            import os

            max_workers = os.cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError('max_tasks_per_child must be an integer')
            if max_tasks_per_child <= 0:
                raise ValueError('max_tasks_per_child must be >= 1')
        from multiprocessing.queues import SimpleQueue

        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._max_tasks_per_child = max_tasks_per_child
        self._calls = SimpleQueue()
        self._outcomes = SimpleQueue()
        self._lock = Lock()
        self._thread = None
        self._processes = {}
        self._leaving = set()  # processes that end because they were told to
        self._waiting = deque()
        self._sent = {}  # futures by number
        self._number = 0
        self._broken = False
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        """Has `fn(*args, **kwargs)` run by a worker process; returns its future."""
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _ending:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._waiting.append((future, fn, args, kwargs))
            refused = self._send()
            if self._is_short_of_workers():
                self._start_worker()
            if self._thread is None:
                self._thread = threading.Thread(target=self._handle)
                self._thread.start()
                _executors[self] = True
        _fail(refused)
        return future

    def _is_short_of_workers(self):
        count = len(self._processes)
        return count < self._max_workers and count < len(self._sent)

    def _start_worker(self):
        from multiprocessing.process import SpawnProcess

        process = SpawnProcess(target=_work, args=(
            self._calls, self._outcomes, self._initializer, self._initargs,
            self._max_tasks_per_child))
        process.start()
        self._processes[process.pid] = process
        self._wake()

    def _wake(self):
        """Has the thread look round."""
        self._outcomes._queue.put(dumps(None))

    def _send(self):
        """Sends what waits, up to the limit; the lock is held.

        Returns futures whose calls cannot be pickled, and why: to be failed without the lock, as
        callbacks may submit more.
        """
        refused = []
        while self._waiting and len(self._sent) <= self._max_workers:
            future, fn, args, kwargs = self._waiting.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            self._number += 1
            try:
                data = dumps((self._number, fn, args, kwargs))
            except Exception as error:
                refused.append((future, error))
            else:
                self._sent[self._number] = future
                self._calls._queue.put(data)
        return refused

    def _handle(self):
        """The executor's thread."""
        outcomes = self._outcomes._queue
        dismissed = False
        while True:
            with self._lock:
                processes = list(self._processes.values())
                idle = not self._sent and not self._waiting
                if idle and (self._shutdown or _ending):
                    if not processes:
                        break
                    if not dismissed:
                        dismissed = True
                        for _ in processes:
                            self._calls._queue.put(dumps(None))
            _process.wait([outcomes, *[process._popen for process in processes]])
            # Those that have ended sent all that they had to say before.
            ended = [process for process in processes if process._popen.exitcode is not None]
            while (data := outcomes.get(0)) is not None:
                outcome = loads(data)
                if outcome is not None:
                    self._take(*outcome)
            if not self._replace_workers(ended):
                break
        _executors.pop(self, None)

    def _take(self, number, succeeded, value):
        if number is None:
            self._leaving.add(succeeded)
            return
        with self._lock:
            future = self._sent.pop(number)
            refused = self._send()
        _fail(refused)
        if succeeded:
            future.set_result(value)
        else:
            future.set_exception(value)

    def _replace_workers(self, ended):
        """Replaces those that have left; False if one died, and with it the pool."""
        for process in ended:
            process.join()
            with self._lock:
                self._processes.pop(process._popen.pid, None)
                if process._popen.pid not in self._leaving:
                    break
                self._leaving.discard(process._popen.pid)
                if not self._shutdown and not _ending or self._sent:
                    while self._is_short_of_workers():
                        self._start_worker()
        else:
            return True
        self._break()
        return False

    def _break(self):
        with self._lock:
            self._broken = ('A child process terminated abruptly, the process pool is not usable '
                            'anymore')
            futures = list(self._sent.values())
            futures += [future for future, *_ in self._waiting
                        if future.set_running_or_notify_cancel()]
            self._sent.clear()
            self._waiting.clear()
        for future in futures:
            future.set_exception(BrokenProcessPool(
                'A process in the process pool was terminated abruptly while the future was '
                'running or pending.'))
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            process.join()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        if chunksize == 1:
            return super().map(fn, *iterables, timeout=timeout, buffersize=buffersize)
        chunks = super().map(_Chunk(fn), _chunks(zip(*iterables), chunksize), timeout=timeout,
                             buffersize=buffersize)
        return _flat(chunks)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            cancelled = [future for future, *_ in self._waiting] if cancel_futures else []
            if cancel_futures:
                self._waiting.clear()
            thread = self._thread
        for future in cancelled:
            future.cancel()
        if thread is not None:
            self._wake()
            if wait:
                thread.join()

    def terminate_workers(self):
        """Ends the workers at once, whatever they do."""
        self._stop_workers('terminate')

    def kill_workers(self):
        self._stop_workers('kill')

    def _stop_workers(self, how):
        with self._lock:
            processes = list(self._processes.values())
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            if process.is_alive():
                getattr(process, how)()


def _fail(refused):
    for future, error in refused:
        future.set_exception(_with_cause(error, _WithTraceback(error).text))


class _Chunk:
    """Calls a function with each of several sets of arguments."""

    def __init__(self, fn):
        self.fn = fn

    def __call__(self, chunk):
        return [self.fn(*args) for args in chunk]


def _chunks(calls, size):
    chunk = []
    for args in calls:
        chunk.append(args)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _flat(chunks):
    for chunk in chunks:
        yield from chunk
