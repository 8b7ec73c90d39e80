"""Queues between threads. Their waiting is the engine's; what is written here is what programs do
with a queue besides: look into it, or say in a class of their own how its items are kept."""
import _locks
from _locks import Empty, Full, ShutDown, SimpleQueue
from _sync import Condition, Lock

_HOOKS = ('_init', '_put', '_get', '_qsize')
_CONDITIONS = ('not_empty', 'not_full', 'all_tasks_done')
_making = Lock()


class Queue(_locks.Queue):
    """First in, first out."""

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if any(hook in cls.__dict__ for hook in _HOOKS):
            for name, function in _Hooked.items():
                if getattr(cls, name) is getattr(_locks.Queue, name, None):
                    setattr(cls, name, function)

    def __getattr__(self, name):
        if name in ('maxsize', 'unfinished_tasks', 'is_shutdown'):
            return getattr(_locks.Queue, '_' + name)(self)
        if name == 'queue':
            return _Items(self)
        if name != 'mutex' and name not in _CONDITIONS:
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        with _making:
            if 'mutex' not in self.__dict__:
                mutex = Lock()
                for condition in _CONDITIONS:
                    self.__dict__[condition] = Condition(mutex)
                self.__dict__['mutex'] = mutex
        return self.__dict__[name]

    def _init(self, maxsize):
        from collections import deque
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class LifoQueue(Queue):
    """Last in, first out."""

    def __new__(cls, maxsize=0):
        return _locks.LifoQueue.__new__(cls, maxsize)


class _Items:
    """What is in a queue, for programs that hold its mutex."""

    def __init__(self, owner):
        self._owner = owner

    def __len__(self):
        return self._owner.qsize()

    def __iter__(self):
        return iter(self._owner._items())

    def __contains__(self, item):
        return item in self._owner._items()

    def __getitem__(self, place):
        return self._owner._items()[place]

    def __eq__(self, other):
        return self._owner._items() == list(other)

    def __repr__(self):
        items = repr(self._owner._items())
        return items if isinstance(self._owner, LifoQueue) else f'deque({items})'

    def __getattr__(self, name):
        from collections import deque
        method = getattr(deque, name)

        def change(*args):
            items = deque(self._owner._items())
            result = method(items, *args)
            self._owner._set_items(list(items))
            return result
        return change


def _hooked_init(self, maxsize=0):
    self.maxsize = maxsize
    self.mutex
    self.unfinished_tasks = 0
    self.is_shutdown = False
    self._init(maxsize)


def _hooked_put(self, item, block=True, timeout=None):
    with self.mutex:
        full = lambda: 0 < self.maxsize <= self._qsize() and not self.is_shutdown
        _wait_while(self.not_full, full, block, timeout, Full)
        if self.is_shutdown:
            raise ShutDown
        self._put(item)
        self.unfinished_tasks += 1
        self.not_empty.notify()


def _hooked_get(self, block=True, timeout=None):
    with self.mutex:
        empty = lambda: not self._qsize() and not self.is_shutdown
        _wait_while(self.not_empty, empty, block, timeout, Empty)
        if not self._qsize():
            raise ShutDown
        item = self._get()
        self.not_full.notify()
        return item


def _wait_while(condition, blocked, block, timeout, error):
    if not block:
        if blocked():
            raise error
        return
    if timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    if not condition.wait_for(lambda: not blocked(), timeout):
        raise error


def _hooked_put_nowait(self, item):
    self.put(item, block=False)


def _hooked_get_nowait(self):
    return self.get(block=False)


def _hooked_qsize(self):
    with self.mutex:
        return self._qsize()


def _hooked_empty(self):
    with self.mutex:
        return not self._qsize()


def _hooked_full(self):
    with self.mutex:
        return 0 < self.maxsize <= self._qsize()


def _hooked_task_done(self):
    with self.mutex:
        if self.unfinished_tasks == 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks -= 1
        if self.unfinished_tasks == 0:
            self.all_tasks_done.notify_all()


def _hooked_join(self):
    with self.mutex:
        while self.unfinished_tasks:
            self.all_tasks_done.wait()


def _hooked_shutdown(self, immediate=False):
    with self.mutex:
        self.is_shutdown = True
        if immediate:
            while self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1
            self.all_tasks_done.notify_all()
        self.not_empty.notify_all()
        self.not_full.notify_all()


# What a class with hooks of its own has instead of the engine's methods.
_Hooked = {
    '__init__': _hooked_init, 'put': _hooked_put, 'get': _hooked_get,
    'put_nowait': _hooked_put_nowait, 'get_nowait': _hooked_get_nowait, 'qsize': _hooked_qsize,
    'empty': _hooked_empty, 'full': _hooked_full, 'task_done': _hooked_task_done,
    'join': _hooked_join, 'shutdown': _hooked_shutdown,
}


class PriorityQueue(Queue):
    """The smallest first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        from heapq import heappush
        heappush(self.queue, item)

    def _get(self):
        from heapq import heappop
        return heappop(self.queue)


for _class in (Queue, LifoQueue, PriorityQueue):
    _class.__module__ = 'queue'
