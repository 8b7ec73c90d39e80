"""Time limits for blocks of code."""
from asyncio import events
from asyncio.exceptions import CancelledError
from asyncio.tasks import current_task


class Timeout:
    """Cancels its block at a certain time, and turns that into TimeoutError."""

    def __init__(self, when):
        self._state = 'created'
        self._when = when
        self._task = None
        self._timer = None

    def when(self):
        return self._when

    def expired(self):
        return self._state in ('expiring', 'expired')

    def reschedule(self, when):
        """Sets another time, or None for no limit."""
        if self._state != 'active':
            if self._state == 'created':
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._strike)
            else:
                self._timer = loop.call_at(when, self._strike)

    def _strike(self):
        self._task.cancel()
        self._state = 'expiring'
        self._timer = None

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = 'active'
        self._task = task
        self._requests_before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == 'active':
            self._state = 'finished'
            return None
        self._state = 'expired'
        if self._task.uncancel() <= self._requests_before and exc_type is not None:
            # Nobody else asked for the cancellation, so it is ours to turn into a timeout.
            if issubclass(exc_type, CancelledError):
                raise TimeoutError from exc_val
            self._mark(exc_val)
            if isinstance(exc_val, BaseExceptionGroup):
                for error in exc_val.exceptions:
                    self._mark(error)
        return None

    @staticmethod
    def _mark(error):
        """Says that an error which came of our cancellation came of a timeout."""
        while error.__context__ is not None:
            context = error.__context__
            if isinstance(context, CancelledError):
                timed_out = TimeoutError()
                timed_out.__context__ = timed_out.__cause__ = context
                error.__context__ = timed_out
                break
            error = context

    def __repr__(self):
        when = ''
        if self._state == 'active':
            when = f' when={None if self._when is None else round(self._when, 3)}'
        return f'<Timeout [{self._state}]{when}>'


def timeout(delay):
    """`async with timeout(1):` raises TimeoutError if the block takes longer; None is no limit."""
    return Timeout(None if delay is None else events.get_running_loop().time() + delay)


def timeout_at(when):
    """Like `timeout`, up to a time of the loop's clock."""
    return Timeout(when)
