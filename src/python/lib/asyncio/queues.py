"""Queues between tasks of one loop."""
from _collections import deque

from asyncio import events
from asyncio.locks import Event


class QueueEmpty(Exception):
    """There is nothing to get."""


class QueueFull(Exception):
    """There is no room to put anything."""


class QueueShutDown(Exception):
    """The queue takes no more, or has no more."""


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._all_done = Event()
        self._all_done.set()
        self._is_shutdown = False
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._all_done.clear()
        _wake_one(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        _wake_one(self._putters)
        return item

    async def _wait_in(self, line, useless):
        """Waits for one's turn in a line of getters or putters."""
        future = events.get_running_loop().create_future()
        line.append(future)
        try:
            await future
        except BaseException:
            future.cancel()
            if future in line:
                line.remove(future)
            if not useless() and not future.cancelled():
                _wake_one(line)  # it was our turn, and now is the next one's
            raise

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._all_done.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._all_done.wait()

    def shutdown(self, immediate=False):
        """Takes no more; `get` gives what is left, or with `immediate` nothing."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._all_done.set()
        for line in self._getters, self._putters:
            while line:
                _wake_one(line)

    def _describe(self):
        info = f'maxsize={self._maxsize!r}'
        if getattr(self, '_queue', None):
            info += f' _queue={list(self._queue)!r}'
        if self._getters:
            info += f' _getters[{len(self._getters)}]'
        if self._putters:
            info += f' _putters[{len(self._putters)}]'
        if self._unfinished_tasks:
            info += f' tasks={self._unfinished_tasks}'
        if self._is_shutdown:
            info += ' shutdown'
        return info

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._describe()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._describe()}>'

    def __class_getitem__(cls, item):
        return cls


def _wake_one(line):
    while line:
        future = line.popleft()
        if not future.done():
            future.set_result(None)
            break


class PriorityQueue(Queue):
    """The least item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        from heapq import heappush

        heappush(self._queue, item)

    def _get(self):
        from heapq import heappop

        return heappop(self._queue)


class LifoQueue(Queue):
    """The newest item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
