"""Locks and what is made of them, shared by processes."""
from time import monotonic

import _process
from _sync import BrokenBarrierError
from multiprocessing import process
from multiprocessing.context import assert_spawning

_RECURSIVE, _SEMAPHORE = 0, 1
SEM_VALUE_MAX = 2 ** 31 - 1


class SemLock:
    """A counter that `acquire` lowers and `release` raises, never below zero."""

    def __init__(self, kind, value, maxvalue, *, ctx=None):
        self._attach(_process.SemLock(kind, value, maxvalue), maxvalue)

    def _attach(self, handle, maxvalue):
        self._semlock = handle
        self._maxvalue = maxvalue
        self.acquire = handle.acquire
        self.release = handle.release
        self._is_zero = handle._is_zero

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def locked(self):
        return self._semlock._is_zero()

    def __getstate__(self):
        assert_spawning(self)
        return _process.share(self._semlock), self._maxvalue

    def __setstate__(self, state):
        ticket, maxvalue = state
        self._attach(_process.attach(ticket), maxvalue)

    def _holder(self):
        """Who holds the lock, as far as this process can tell, and how many times."""
        lock = self._semlock
        if lock._is_mine():
            from threading import current_thread

            name = process.current_process().name
            thread = current_thread().name
            if thread != 'MainThread':
                name += '|' + thread
            return name, lock._count()
        if lock._get_value() == 1:
            return None, 0
        if lock._count() > 0:
            return 'SomeOtherThread', 'nonzero'
        return 'SomeOtherProcess', 'nonzero'


class Semaphore(SemLock):
    def __init__(self, value=1, *, ctx=None):
        super().__init__(_SEMAPHORE, value, SEM_VALUE_MAX)

    def get_value(self):
        return self._semlock._get_value()

    def __repr__(self):
        return f'<{type(self).__name__}(value={self.get_value()})>'


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx=None):
        SemLock.__init__(self, _SEMAPHORE, value, value)

    def __repr__(self):
        return f'<{type(self).__name__}(value={self.get_value()}, maxvalue={self._maxvalue})>'


class Lock(SemLock):
    def __init__(self, *, ctx=None):
        super().__init__(_SEMAPHORE, 1, 1)

    def __repr__(self):
        return f'<{type(self).__name__}(owner={self._holder()[0]})>'


class RLock(SemLock):
    def __init__(self, *, ctx=None):
        super().__init__(_RECURSIVE, 1, 1)

    def __repr__(self):
        name, count = self._holder()
        return f'<{type(self).__name__}({name}, {count})>'


class Condition:
    """Waiting until another process says that something has changed.

    Who waits raises `_sleeping`, and `_woken` when he goes on; `notify` lets `_signal` through as
    many as it wakes, and waits until they have gone on, so that nobody else takes their places.
    """

    def __init__(self, lock=None, *, ctx=None):
        self._lock = RLock() if lock is None else lock
        self._sleeping = Semaphore(0)
        self._woken = Semaphore(0)
        self._signal = Semaphore(0)
        self._bind()

    def _bind(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        assert_spawning(self)
        return self._lock, self._sleeping, self._woken, self._signal

    def __setstate__(self, state):
        self._lock, self._sleeping, self._woken, self._signal = state
        self._bind()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        sleeping = self._sleeping.get_value() - self._woken.get_value()
        return f'<{type(self).__name__}({self._lock}, {sleeping})>'

    def wait(self, timeout=None):
        """Gives the lock back until notified; False if that took too long."""
        lock = self._lock
        assert lock._semlock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping.release()
        depth = lock._semlock._count()
        for _ in range(depth):
            lock.release()
        try:
            return self._signal.acquire(True, timeout)
        finally:
            self._woken.release()
            for _ in range(depth):
                lock.acquire()

    def notify(self, n=1):
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        while self._woken.acquire(False):  # those whose time ran out are asleep no longer
            self._sleeping.acquire(False)
        woken = 0
        while woken < n and self._sleeping.acquire(False):
            self._signal.release()
            woken += 1
        for _ in range(woken):
            self._woken.acquire()
        if woken:
            while self._signal.acquire(False):  # left by those whose time ran out just now
                pass

    def notify_all(self):
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class Event:
    def __init__(self, *, ctx=None):
        self._condition = Condition(Lock())
        self._flag = Semaphore(0)

    def is_set(self):
        return not self._flag._is_zero()

    def set(self):
        with self._condition:
            if self._flag._is_zero():
                self._flag.release()
            self._condition.notify_all()

    def clear(self):
        with self._condition:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._condition:
            if self._flag._is_zero():
                self._condition.wait(timeout)
            return not self._flag._is_zero()

    def __repr__(self):
        return (f'<{type(self).__name__} at {id(self):#x} '
                f'{"set" if self.is_set() else "unset"}>')


_FILLING, _DRAINING, _RESETTING, _BROKEN = range(4)


class Barrier:
    """Holds `parties` processes back until all of them are there."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._condition = Condition()
        self._memory = _process.Memory(8)

    def __getstate__(self):
        assert_spawning(self)
        return (self._parties, self._action, self._timeout, self._condition,
                _process.share(self._memory))

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._condition, ticket = state
        self._memory = _process.attach(ticket)

    _state = property(lambda self: self._memory.load('i', 0),
                      lambda self, value: self._memory.store('i', 0, value))
    _count = property(lambda self: self._memory.load('i', 4),
                      lambda self, value: self._memory.store('i', 4, value))

    def wait(self, timeout=None):
        """Waits for all parties; returns a number from 0 to `parties - 1`, another for each."""
        if timeout is None:
            timeout = self._timeout
        with self._condition:
            self._condition.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
            if self._state == _BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count = index + 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (_RESETTING, _DRAINING):
                    self._state = _FILLING
                    self._condition.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._set(_DRAINING)
        except BaseException:
            self._set(_BROKEN)
            raise

    def _wait(self, timeout):
        if not self._condition.wait_for(lambda: self._state != _FILLING, timeout):
            self._set(_BROKEN)
            raise BrokenBarrierError
        if self._state in (_BROKEN, _RESETTING):
            raise BrokenBarrierError

    def _set(self, state):
        self._state = state
        self._condition.notify_all()

    def reset(self):
        with self._condition:
            if self._count == 0:
                self._state = _FILLING
            elif self._state in (_FILLING, _BROKEN):
                self._state = _RESETTING
            self._condition.notify_all()

    def abort(self):
        with self._condition:
            self._set(_BROKEN)

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN

    def __repr__(self):
        if self.broken:
            return f'<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: broken>'
        return (f'<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: '
                f'waiters={self.n_waiting}/{self.parties}>')
