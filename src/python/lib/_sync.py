"""What threads wait for: the engine's primitives, and those that are made of them."""
from _locks import (
    BoundedSemaphore, Condition, Empty, Event, Full, LifoQueue, Lock, Queue, RLock, Semaphore,
    ShutDown, SimpleQueue,
)
from _thread import get_ident


class BrokenBarrierError(RuntimeError):
    pass


BrokenBarrierError.__module__ = 'threading'


class Barrier:
    """So many threads wait for each other. States: 0 filling, 1 letting go, -1 resetting, -2 broken."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._condition = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0
        self._count = 0

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._condition:
            while self._state in (-1, 1):
                self._condition.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._condition.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._condition.notify_all()
        except BaseException:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._condition.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._condition.notify_all()

    def reset(self):
        with self._condition:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._condition.notify_all()

    def abort(self):
        with self._condition:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


class local:
    """Attributes that each thread has of its own."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_local__all', {})
        object.__setattr__(self, '_local__arguments', (args, kwargs))
        object.__getattribute__(self, '_local__all')[get_ident()] = {}
        return self

    def __getattribute__(self, name):
        own = _own(self)
        if name == '__dict__':
            return own
        if name in own:
            return own[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(
                f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        _own(self)[name] = value

    def __delattr__(self, name):
        own = _own(self)
        if name not in own:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        del own[name]


def _own(self):
    every = object.__getattribute__(self, '_local__all')
    ident = get_ident()
    own = every.get(ident)
    if own is None:
        own = every[ident] = {}
        args, kwargs = object.__getattribute__(self, '_local__arguments')
        type(self).__init__(self, *args, **kwargs)
    return own


class PriorityQueue:
    """A queue whose smallest item comes first."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.queue = []
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def put(self, item, block=True, timeout=None):
        from heapq import heappush
        with self.mutex:
            full = lambda: 0 < self.maxsize <= len(self.queue) and not self.is_shutdown
            _wait_while(self.not_full, full, block, timeout, Full)
            if self.is_shutdown:
                raise ShutDown
            heappush(self.queue, item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        from heapq import heappop
        with self.mutex:
            empty = lambda: not self.queue and not self.is_shutdown
            _wait_while(self.not_empty, empty, block, timeout, Empty)
            if not self.queue:
                raise ShutDown
            item = heappop(self.queue)
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def qsize(self):
        with self.mutex:
            return len(self.queue)

    def empty(self):
        return not self.qsize()

    def full(self):
        return 0 < self.maxsize <= self.qsize()

    def task_done(self):
        with self.mutex:
            if self.unfinished_tasks == 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                self.unfinished_tasks -= len(self.queue)
                self.queue.clear()
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()


def _wait_while(condition, blocked, block, timeout, error):
    if not block:
        if blocked():
            raise error
        return
    if timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    if not condition.wait_for(lambda: not blocked(), timeout):
        raise error


PriorityQueue.__module__ = 'queue'
Barrier.__module__ = 'threading'
local.__module__ = '_thread'
