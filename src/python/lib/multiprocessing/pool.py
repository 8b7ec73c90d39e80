"""Pool: processes that carry out calls, one after the other; and ThreadPool, the same with threads.

A task is `(job, index, function, args, kwargs)`; any worker takes the oldest. An outcome is
`(job, index, succeeded, value)`. One thread of the pool takes outcomes to the results that wait for
them, and replaces workers that have ended.
"""
import threading
from itertools import count

import _process
from _sync import Condition, Event, Lock, RLock, SimpleQueue
from _collections import deque
from multiprocessing import context
from multiprocessing.reduction import dumps, loads

INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'
_READY = 'ready'  # a worker's first message


class RemoteTraceback(Exception):
    """The traceback of an exception raised in another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _WithTraceback:
    """An exception on its way to another process, with its traceback as text."""

    def __init__(self, error):
        from traceback import format_exception

        self.error = error
        self.text = f'\n"""\n{"".join(format_exception(error))}"""'

    def __reduce__(self):
        return _with_cause, (self.error, self.text)


def _with_cause(error, text):
    error.__cause__ = RemoteTraceback(text)
    return error


class MaybeEncodingError(Exception):
    """A result that cannot be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f'<{type(self).__name__}: {self}>'


def _call_each(function, items):
    return [function(item) for item in items]


def _star_each(function, items):
    return [function(*item) for item in items]


def _work(tasks, outcomes, initializer, initargs, limit):
    """All that a worker does."""
    tasks, outcomes = tasks._queue, outcomes._queue
    outcomes.put(dumps((_READY, _process.pid(), None, None)))
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while limit is None or done < limit:
        task = loads(tasks.get())
        if task is None:
            return
        job, index, function, args, kwargs = task
        try:
            outcome = True, function(*args, **kwargs)
        except Exception as error:
            outcome = False, _WithTraceback(error)
        try:
            data = dumps((job, index, *outcome))
        except Exception as error:
            data = dumps((job, index, False, MaybeEncodingError(error, outcome[1])))
        outcomes.put(data)
        task = job = function = args = kwargs = outcome = data = None
        done += 1


class Pool:
    """Worker processes, started at once, that run until `close` or `terminate`."""

    _wrap_exception = True

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        if processes is None:
            import os

            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None and (
                not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._state = RUN
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._maxtasksperchild = maxtasksperchild
        self._cache = {}  # by job: the results that wait
        self._jobs = count()
        self._lock = RLock()
        self._pool = []
        self._iterables = None
        self._failure = None
        self._set_up()

    # What differs in a pool of threads.

    def _set_up(self):
        from multiprocessing.queues import SimpleQueue as SharedQueue

        self._tasks = SharedQueue()
        self._outcomes = SharedQueue()
        self._not_ready = 0  # how many have ended since the last one that got ready
        self._ended = Event()
        try:
            while len(self._pool) < self._processes:
                self._start_worker()
        except Exception:
            for worker in self._pool:
                worker.terminate()
            raise
        self._handler = threading.Thread(target=self._handle, daemon=True)
        self._handler.start()

    def _start_worker(self):
        from multiprocessing.process import SpawnProcess

        worker = SpawnProcess(target=_work, daemon=True, args=(
            self._tasks, self._outcomes, self._initializer, self._initargs,
            self._maxtasksperchild))
        worker.name = worker.name.replace('Process', 'PoolWorker')
        worker._was_ready = False
        worker.start()
        self._pool.append(worker)

    def _send(self, job, index, function, args, kwargs):
        """Hands a task to the workers; one that cannot be pickled has failed."""
        try:
            data = dumps((job, index, function, args, kwargs))
        except Exception as error:
            self._deliver(job, index, False, error)
        else:
            self._tasks._queue.put(data)

    def _wake_handler(self):
        self._outcomes._queue.put(dumps(None))

    def _handle(self):
        """The pool's own thread: until it is closed and all is done, or terminated."""
        outcomes = self._outcomes._queue
        dismissed = False
        while self._state != TERMINATE:
            if self._state == CLOSE and not self._cache and self._all_fed():
                if not dismissed:
                    dismissed = True
                    for _ in self._pool:
                        self._tasks._queue.put(dumps(None))
                if not self._pool:
                    break
            _process.wait([outcomes, *[worker._popen for worker in self._pool]])
            # Those that have ended sent all that they had to say before.
            ended = [worker for worker in self._pool if worker._popen.exitcode is not None]
            while self._state != TERMINATE:
                data = outcomes.get(0)
                if data is None:
                    break
                outcome = loads(data)
                if outcome is not None:
                    self._take(*outcome)
            self._replace_workers(ended, dismissed)
        self._ended.set()

    def _take(self, job, index, succeeded, value):
        if job == _READY:
            self._not_ready = 0
            for worker in self._pool:
                if worker.pid == index:
                    worker._was_ready = True
        else:
            self._deliver(job, index, succeeded, value)

    def _replace_workers(self, ended, dismissed):
        for worker in ended:
            worker.join()
            self._pool.remove(worker)
            if not worker._was_ready:
                self._not_ready += 1
        if ended and not dismissed and self._state != TERMINATE:
            if self._not_ready >= self._processes:
                # None of them gets as far as to ask for a task: others would not either.
                if not self._pool:
                    self._fail(RuntimeError('no worker of the pool could start'))
                return
            while len(self._pool) < self._processes:
                self._start_worker()

    def _fail(self, error):
        self._failure = error
        self._state = CLOSE
        for job in list(self._cache):
            result = self._cache.get(job)
            if result is not None:
                result._fail(error)

    # Tasks of all kinds.

    def _check_running(self):
        if self._failure is not None:
            raise self._failure
        if self._state != RUN:
            raise ValueError('Pool not running')

    def _deliver(self, job, index, succeeded, value):
        result = self._cache.get(job)
        if result is not None:
            with self._lock:  # a task that cannot be pickled is delivered by whoever sends it
                result._set(index, (succeeded, value))
            if self._state == CLOSE:
                self._check_finished()

    def _check_finished(self):
        """In a pool of threads, dismisses them when nothing is left to do."""

    def _all_fed(self):
        return self._iterables is None or self._iterables.idle

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._send(result._job, 0, func, args, kwds)
        return result

    def map(self, func, iterable, chunksize=None):
        return self._map(func, iterable, _call_each, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map(func, iterable, _star_each, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, iterable, _call_each, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, iterable, _star_each, chunksize, callback, error_callback)

    def _map(self, func, iterable, each, chunksize, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(iterable), self._processes * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        for index, chunk in enumerate(_chunks(iterable, chunksize)):
            self._send(result._job, index, each, (func, chunk), {})
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize:n}')
        result = kind(self)
        if chunksize == 1:
            tasks = ((func, (item,)) for item in iterable)
            results = result
        else:
            tasks = ((_call_each, (func, chunk)) for chunk in _chunks(iterable, chunksize))
            results = (item for chunk in result for item in chunk)
        if isinstance(iterable, (list, tuple, range, dict, set, str)):
            self._feed(result, tasks)
        else:
            # Its items may take their time, or never end: a thread fetches them.
            if self._iterables is None:
                self._iterables = _Feeder(self)
            self._iterables.add(result, tasks)
        return results

    def _feed(self, result, tasks):
        index = -1
        try:
            for index, (function, args) in enumerate(tasks):
                if self._state == TERMINATE:
                    return
                self._send(result._job, index, function, args, {})
        except Exception as error:
            index += 1
            result._set(index, (False, error))
        result._set_length(index + 1)

    # The pool's end.

    def close(self):
        """Takes no more; the workers end when all is done."""
        if self._state == RUN:
            self._state = CLOSE
            self._wake_handler()

    def terminate(self):
        """Ends the workers at once, whatever they do."""
        if self._state == TERMINATE:
            return
        self._state = TERMINATE
        self._wake_handler()
        self._ended.wait()
        for worker in self._pool:
            worker.terminate()
        for worker in self._pool:
            worker.join()

    def join(self):
        """Waits for the workers to end, after `close` or `terminate`."""
        if self._state == RUN:
            raise ValueError('Pool is still running')
        self._ended.wait()
        for worker in list(self._pool):
            worker.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def __repr__(self):
        return (f'<{type(self).__module__}.{type(self).__qualname__} state={self._state} '
                f'pool_size={len(self._pool)}>')

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')


def _chunks(iterable, size):
    if isinstance(iterable, (list, tuple)):
        if size:
            for start in range(0, len(iterable), size):
                yield tuple(iterable[start:start + size])
        return
    iterator = iter(iterable)
    while size:
        chunk = []
        for item in iterator:
            chunk.append(item)
            if len(chunk) == size:
                break
        if not chunk:
            return
        yield tuple(chunk)


class _Feeder:
    """A thread that fetches the items of iterables, in the order in which they were given."""

    def __init__(self, pool):
        self.idle = True
        self.pool = pool
        self.queue = SimpleQueue()
        threading.Thread(target=self.run, daemon=True).start()

    def add(self, result, tasks):
        self.idle = False
        self.queue.put((result, tasks))

    def run(self):
        while True:
            result, tasks = self.queue.get()
            self.pool._feed(result, tasks)
            if self.queue.empty():
                self.idle = True
            if self.pool._state != RUN:
                self.pool._wake_handler()


class ApplyResult:
    """The result of one call, which may not have happened yet."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = Event()
        self._job = next(pool._jobs)
        self._callback = callback
        self._error_callback = error_callback
        self._success = True
        pool._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise context.TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, index, outcome):
        self._success, self._value = outcome
        self._finish()

    def _fail(self, error):
        self._set(0, (False, error))

    def _finish(self):
        callback = self._callback if self._success else self._error_callback
        if callback:
            callback(self._value)
        self._event.set()
        self._pool._cache.pop(self._job, None)
        self._pool = None


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of many calls, in order; or the exception of one."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._value = [None] * length
        self._chunksize = chunksize
        self._left = 0 if not chunksize else -(-length // chunksize)
        if not self._left:
            self._event.set()
            del pool._cache[self._job]

    def _set(self, index, outcome):
        succeeded, value = outcome
        self._left -= 1
        if succeeded and self._success:
            start = index * self._chunksize
            self._value[start:start + self._chunksize] = value
        elif not succeeded and self._success:
            self._success = False
            self._value = value
        if self._left == 0:
            self._finish()

    def _fail(self, error):
        self._left = 1
        self._set(0, (False, error))


class IMapIterator:
    """Results in the order of the calls, each as soon as it and those before it are there."""

    def __init__(self, pool):
        self._pool = pool
        self._condition = Condition(Lock())
        self._job = next(pool._jobs)
        self._items = deque()
        self._index = 0  # of the next to be passed on
        self._length = None
        self._unsorted = {}
        pool._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._condition:
            if not self._items:
                if self._index == self._length:
                    raise StopIteration from None
                self._condition.wait(timeout)
                if not self._items:
                    if self._index == self._length:
                        raise StopIteration from None
                    raise context.TimeoutError from None
            succeeded, value = self._items.popleft()
        if succeeded:
            return value
        raise value

    def __next__(self):
        return self.next()

    def _set(self, index, outcome):
        with self._condition:
            self._sort(index, outcome)
            self._check_finished()

    def _sort(self, index, outcome):
        self._unsorted[index] = outcome
        while self._index in self._unsorted:
            self._pass_on(self._unsorted.pop(self._index))

    def _pass_on(self, outcome):
        self._items.append(outcome)
        self._index += 1
        self._condition.notify()

    def _set_length(self, length):
        with self._condition:
            self._length = length
            self._check_finished()

    def _check_finished(self):
        if self._index == self._length and self._pool is not None:
            self._condition.notify()
            self._pool._cache.pop(self._job, None)
            self._pool = None

    def _fail(self, error):
        with self._condition:
            self._length = self._index + 1
            self._pass_on((False, error))
            self._check_finished()


class IMapUnorderedIterator(IMapIterator):
    """Results in the order in which they come."""

    def _sort(self, index, outcome):
        self._pass_on(outcome)


class ThreadPool(Pool):
    """The same with threads, which share everything."""

    _wrap_exception = False

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _set_up(self):
        self._tasks = SimpleQueue()
        for _ in range(self._processes):
            thread = threading.Thread(target=self._work, daemon=True)
            thread.name = thread.name.replace('Thread', 'Worker')
            self._pool.append(thread)
        for thread in self._pool:
            thread.start()

    def _work(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while self._state != TERMINATE:
            task = self._tasks.get()
            if task is None:
                return
            job, index, function, args, kwargs = task
            try:
                outcome = True, function(*args, **kwargs)
            except Exception as error:
                outcome = False, error
            self._deliver(job, index, *outcome)
            task = function = args = kwargs = outcome = None

    def _send(self, *task):
        self._tasks.put(task)

    def _wake_handler(self):
        self._check_finished()

    def _check_finished(self):
        if self._state == TERMINATE or not self._cache and self._all_fed():
            for _ in self._pool:
                self._tasks.put(None)

    def terminate(self):
        if self._state != TERMINATE:
            self._state = TERMINATE
            self._wake_handler()

    def join(self):
        if self._state == RUN:
            raise ValueError('Pool is still running')
        for thread in self._pool:
            thread.join()
