"""Lock, Event, Condition, Semaphore and Barrier, for tasks of one loop."""
from _collections import deque

from asyncio import events
from asyncio.exceptions import BrokenBarrierError, CancelledError


class _Waiting:
    """What all of them share: the futures of those who wait, first come, first served."""

    def __init__(self):
        self._waiters = deque()

    def _future(self):
        future = events.get_running_loop().create_future()
        self._waiters.append(future)
        return future

    def _describe(self, state):
        waiting = f', waiters:{len(self._waiters)}' if self._waiters else ''
        return f'<{_address(self)} [{state}{waiting}]>'


def _address(lock):
    return object.__repr__(lock)[1:-1]


class _Held(_Waiting):
    """What `async with` takes and gives back."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Held):
    def __init__(self):
        super().__init__()
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(future.cancelled() for future in self._waiters):
            self._locked = True
            return True
        future = self._future()
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not self._locked:
                self._wake_first()  # it was our turn, and now is the next one's
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)

    def __repr__(self):
        return self._describe('locked' if self._locked else 'unlocked')


class Event(_Waiting):
    def __init__(self):
        super().__init__()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for future in self._waiters:
                if not future.done():
                    future.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        future = self._future()
        try:
            await future
            return True
        finally:
            self._waiters.remove(future)

    def __repr__(self):
        return self._describe('set' if self._value else 'unset')


class Condition(_Held):
    def __init__(self, lock=None):
        super().__init__()
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release

    async def wait(self):
        """Gives the lock back until notified, then takes it again."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        future = events.get_running_loop().create_future()
        self.release()
        cancelled = None
        try:
            self._waiters.append(future)
            try:
                await future
            finally:
                self._waiters.remove(future)
            return True
        except BaseException:
            if future.done() and not future.cancelled():
                self._notify(1)  # we were notified, but cannot make use of it
            raise
        finally:
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError as error:
                    cancelled = error
            if cancelled is not None:
                try:
                    raise cancelled
                finally:
                    cancelled = None

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n):
        for future in self._waiters:
            if n <= 0:
                break
            if not future.done():
                n -= 1
                future.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))

    def __repr__(self):
        return self._describe('locked' if self.locked() else 'unlocked')


class Semaphore(_Held):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        super().__init__()
        self._value = value

    def locked(self):
        """Whether `acquire` would have to wait."""
        return self._value == 0 or any(not future.cancelled() for future in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = self._future()
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if future.done() and not future.cancelled():
                self._value += 1  # the permit was ours; the next may have it
            raise
        finally:
            while self._value > 0 and self._wake_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for future in self._waiters:
            if not future.done():
                self._value -= 1
                future.set_result(True)
                return True
        return False

    def __repr__(self):
        waiting = f', waiters:{len(self._waiters)}' if self._waiters else ''
        state = 'locked' if self.locked() else f'unlocked, value:{self._value}'
        return f'<{_address(self)} [{state}{waiting}]>'


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Barrier(_Waiting):
    """Holds `parties` tasks back until all of them are there."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        super().__init__()
        self._condition = Condition()
        self._parties = parties
        self._state = 'filling'
        self._count = 0

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Waits for all parties; returns a number from 0 to `parties - 1`, another for each."""
        async with self._condition:
            await self._condition.wait_for(lambda: self._state not in ('draining', 'resetting'))
            self._check()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = 'draining'
                    self._condition.notify_all()
                else:
                    await self._condition.wait_for(lambda: self._state != 'filling')
                    if self._state in ('broken', 'resetting'):
                        raise BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ('resetting', 'draining'):
                    self._state = 'filling'
                self._condition.notify_all()

    def _check(self):
        if self._state == 'broken':
            raise BrokenBarrierError('Barrier aborted')

    async def reset(self):
        async with self._condition:
            if self._count > 0:
                if self._state != 'resetting':
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._condition.notify_all()

    async def abort(self):
        async with self._condition:
            self._state = 'broken'
            self._condition.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'

    def __repr__(self):
        waiting = '' if self.broken else f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{_address(self)} [{self._state}{waiting}]>'
