"""Queues between processes."""
import _process
from _sync import Empty, Full
from multiprocessing.context import assert_spawning
from multiprocessing.reduction import dumps, loads


class _Shared:
    """A queue of the engine's, which any process may put into and get from."""

    _closed = False

    def __init__(self, maxsize=0):
        self._queue = _process.Queue(maxsize)

    def __getstate__(self):
        assert_spawning(self)
        return _process.share(self._queue)

    def __setstate__(self, ticket):
        self._queue = _process.attach(ticket)

    def _check_open(self):
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')

    def empty(self):
        return self._queue.qsize() == 0

    def close(self):
        self._closed = True

    def __class_getitem__(cls, item):
        return cls


class SimpleQueue(_Shared):
    def __init__(self, *, ctx=None):
        super().__init__()

    def put(self, obj):
        self._queue.put(dumps(obj))

    def get(self):
        return loads(self._queue.get())


class Queue(_Shared):
    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._maxsize = maxsize

    def __getstate__(self):
        return super().__getstate__(), self._maxsize

    def __setstate__(self, state):
        ticket, self._maxsize = state
        super().__setstate__(ticket)

    def put(self, obj, block=True, timeout=None):
        """Adds a copy of an object; waits while the queue is full."""
        self._check_open()
        try:
            data = dumps(obj)
        except Exception as error:
            # Python pickles later, in a thread that cannot tell the caller either.
            self._on_queue_feeder_error(error, obj)
            return
        if not self._queue.put(data, _limit(block, timeout)):
            raise Full

    def get(self, block=True, timeout=None):
        """Takes the oldest object; waits while there is none."""
        self._check_open()
        data = self._queue.get(_limit(block, timeout))
        if data is None:
            raise Empty
        return loads(data)

    def put_nowait(self, obj):
        self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._queue.qsize()

    def full(self):
        return 0 < self._maxsize <= self._queue.qsize()

    def join_thread(self):
        """Returns at once: what was put has been sent."""
        assert self._closed, f'Queue {self!r} not closed'

    def cancel_join_thread(self):
        pass

    @staticmethod
    def _on_queue_feeder_error(error, obj):
        from traceback import print_exception

        print_exception(error)


def _limit(block, timeout):
    if not block:
        return 0
    return None if timeout is None else max(timeout, 0)


class JoinableQueue(Queue):
    """A queue that knows when all that was put has been dealt with."""

    def __init__(self, maxsize=0, *, ctx=None):
        from multiprocessing.synchronize import Condition, Semaphore

        super().__init__(maxsize)
        self._unfinished = Semaphore(0)
        self._condition = Condition()

    def __getstate__(self):
        return super().__getstate__(), self._unfinished, self._condition

    def __setstate__(self, state):
        state, self._unfinished, self._condition = state
        super().__setstate__(state)

    def put(self, obj, block=True, timeout=None):
        with self._condition:
            self._unfinished.release()
        try:
            super().put(obj, block, timeout)
        except Full:
            self._unfinished.acquire(False)
            raise

    def task_done(self):
        with self._condition:
            if not self._unfinished.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished._is_zero():
                self._condition.notify_all()

    def join(self):
        with self._condition:
            if not self._unfinished._is_zero():
                self._condition.wait()
