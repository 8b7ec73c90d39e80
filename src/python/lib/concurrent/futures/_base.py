"""Futures, waiting for several of them, and what every executor has in common."""
from time import monotonic

from _sync import Condition, Event, Lock, SimpleQueue

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'  # nobody who waits has been told yet
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_NAMES = {
    PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled',
    CANCELLED_AND_NOTIFIED: 'cancelled', FINISHED: 'finished',
}

_SETTLED = (FINISHED, CANCELLED_AND_NOTIFIED)  # those who wait have been told

TimeoutError = TimeoutError


class Error(Exception):
    """The base of what futures raise."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future's state does not allow that."""


class BrokenExecutor(RuntimeError):
    """An executor can no longer run anything, because a worker of its own failed."""


class Future:
    """The result of a call that may not have happened yet."""

    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []  # called once with the future, when it ends or its cancellation shows
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            state = _NAMES[self._state]
            if self._state == FINISHED:
                if self._exception is not None:
                    state += f' raised {type(self._exception).__name__}'
                else:
                    state += f' returned {type(self._result).__name__}'
            return f'<{type(self).__name__} at {id(self):#x} state={state}>'

    def cancel(self):
        """Cancels the call unless it has begun; says whether it is cancelled."""
        with self._condition:
            if self._state == RUNNING or self._state == FINISHED:
                return False
            if self._state != PENDING:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state == CANCELLED or self._state == CANCELLED_AND_NOTIFIED

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state != PENDING and self._state != RUNNING

    def result(self, timeout=None):
        """The call's result, or raises what it raised; waits for either."""
        try:
            exception = self._outcome(timeout)
            if exception is not None:
                raise exception
            return self._result
        finally:
            self = exception = None  # a kept traceback would keep the future

    def exception(self, timeout=None):
        """What the call raised, or None; waits for its end."""
        return self._outcome(timeout)

    def _outcome(self, timeout):
        with self._condition:
            if self._state == PENDING or self._state == RUNNING:
                self._condition.wait(timeout)
            state = self._state
            if state == FINISHED:
                return self._exception
            if state == CANCELLED or state == CANCELLED_AND_NOTIFIED:
                raise CancelledError()
            raise TimeoutError()

    def add_done_callback(self, fn):
        """Calls `fn(future)` at the end; at once if that has come."""
        with self._condition:
            if self._state == PENDING or self._state == RUNNING:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            log().exception('exception calling callback for %r', self)

    def _watch(self, waiter):
        """Calls `waiter(future)` at the end, before any callbacks; at once if that has come."""
        with self._condition:
            if self._state not in _SETTLED:
                self._waiters.append(waiter)
                return
        waiter(self)

    def _unwatch(self, waiter):
        with self._condition:
            if waiter in self._waiters:
                self._waiters.remove(waiter)

    # For executors, and for tests.

    def set_running_or_notify_cancel(self):
        """Marks the call as begun; False if it was cancelled and must not begin."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter(self)
                return False
        log().critical('Future %s in unexpected state: %s', id(self), self._state)
        raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        condition = self._condition
        with condition:
            if self._state != PENDING and self._state != RUNNING:
                state = self._state
            else:
                state = None
                self._result = result
                self._exception = exception
                self._state = FINISHED
                for waiter in self._waiters:
                    waiter(self)
                condition.notify_all()
        if state is not None:
            raise InvalidStateError(f'{state}: {self!r}')
        if self._done_callbacks:
            self._invoke_callbacks()


def log():
    from logging import getLogger

    return getLogger('concurrent.futures')


def as_completed(fs, timeout=None):
    """Yields the futures in the order in which they finish."""
    end = None if timeout is None else monotonic() + timeout
    pending = set(fs)
    total = len(pending)
    finished = SimpleQueue()
    arrived = finished.put  # one object for both calls below
    for future in list(pending):
        future._watch(arrived)
    try:
        while pending:
            if end is None:
                future = finished.get()
            else:
                future = _next_before(end, finished)
                if future is None:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            pending.remove(future)
            box = [future]
            del future  # the caller's alone, while this generator is suspended
            yield box.pop()
    finally:
        for future in pending:
            future._unwatch(arrived)


def _next_before(end, finished):
    from _sync import Empty

    try:
        return finished.get(timeout=max(end - monotonic(), 0))
    except Empty:
        return None


class _Countdown:
    """Told of each future that finishes; its event is set when there is no more to wait for."""

    def __init__(self, count, stop_at_exception):
        self.left = count
        self.stop_at_exception = stop_at_exception
        self.lock = Lock()
        self.event = Event()

    def __call__(self, future):
        with self.lock:
            self.left -= 1
            enough = self.left <= 0
        if enough or self.stop_at_exception and future._exception is not None:
            self.event.set()


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures; returns those that are done, and the others."""
    futures = set(fs)
    known = return_when in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
    if not known and any(future._state not in _SETTLED for future in futures):
        raise ValueError(f'Invalid return condition: {return_when!r}')
    first = return_when == FIRST_COMPLETED
    countdown = _Countdown(1 if first else len(futures), return_when == FIRST_EXCEPTION)
    for future in futures:
        future._watch(countdown)
    if futures:
        countdown.event.wait(timeout)
    for future in futures:
        future._unwatch(countdown)
    done = {future for future in futures if future._state in _SETTLED}
    return _done_and_not_done(done, futures - done)


def _done_and_not_done(done, not_done):
    """Both sets as the named tuple that is only made once it is needed."""
    global _done_and_not_done
    from collections import namedtuple

    _done_and_not_done = namedtuple('DoneAndNotDoneFutures', 'done not_done', module=__name__)
    return _done_and_not_done(done, not_done)


class Executor:
    """Runs calls elsewhere: `submit` one, `map` many, `shutdown` at the end."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Like `map`, with the calls running at once; results come in order.

        With `buffersize`, no more than so many calls are ahead of the reader.
        """
        if buffersize is not None:
            if not isinstance(buffersize, int):
                raise TypeError('buffersize must be an integer or None')
            if buffersize < 1:
                raise ValueError('buffersize must be None or > 0')
        end = None if timeout is None else monotonic() + timeout
        calls = zip(*iterables)
        submit = self.submit
        futures = []
        if buffersize is None:
            futures = [submit(fn, *args) for args in calls]
            calls = None
        else:
            while len(futures) < buffersize:
                args = next(calls, None)
                if args is None:
                    break
                futures.append(submit(fn, *args))
        return self._results(fn, futures, calls, end)

    def _results(self, fn, futures, calls, end):
        waiting = list(reversed(futures))  # the next one last; a list pops its end
        del futures
        ahead = []
        try:
            while waiting or ahead:
                if not waiting:
                    waiting, ahead = ahead[::-1], []
                if calls is not None:
                    args = next(calls, None)
                    if args is not None:
                        ahead.append(self.submit(fn, *args))
                yield _take(waiting.pop(), end)
        finally:
            for future in waiting + ahead:
                future.cancel()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _take(future, end):
    """A future's result; if that does not come, the future is cancelled."""
    try:
        if end is None:
            return future.result()
        return future.result(end - monotonic())
    except TimeoutError:
        future.cancel()
        raise
    finally:
        del future
