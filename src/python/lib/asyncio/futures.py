"""Futures that coroutines await."""
from contextvars import copy_context

from asyncio import events
from asyncio.exceptions import CancelledError, InvalidStateError

PENDING = 'PENDING'
CANCELLED = 'CANCELLED'
FINISHED = 'FINISHED'


class Future:
    """A result that will be set later, by whoever runs in the same loop."""

    _asyncio_future_blocking = False  # True between `yield self` and the task's taking note of it
    _retrieved = True  # whether somebody has seen the exception

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._state = PENDING
        self._result = None
        self._exception = None
        self._callbacks = []
        self._cancel_message = None
        self._cancelled_error = None

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != PENDING

    def cancelled(self):
        return self._state == CANCELLED

    def result(self):
        if self._state == FINISHED:
            if self._exception is not None:
                self._note_retrieved()
                raise self._exception.with_traceback(self._traceback)
            return self._result
        if self._state == CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError('Result is not set.')

    def exception(self):
        if self._state == FINISHED:
            self._note_retrieved()
            return self._exception
        if self._state == CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError('Exception is not set.')

    def _note_retrieved(self):
        if not self._retrieved:
            self._retrieved = True
            self._loop._unretrieved.pop(self, None)

    def _make_cancelled_error(self):
        error = self._cancelled_error
        if error is not None:
            self._cancelled_error = None
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        """Cancels it and tells those who wait; False if it is done already."""
        self._note_retrieved()
        if self._state != PENDING:
            return False
        self._state = CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def set_result(self, result):
        if self._state != PENDING:
            raise InvalidStateError('invalid state')
        self._result = result
        self._state = FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != PENDING:
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        if isinstance(exception, StopIteration):
            cause = exception
            exception = RuntimeError(
                'StopIteration interacts badly with generators and cannot be raised into a Future')
            exception.__cause__ = cause
            exception.__context__ = cause
        self._exception = exception
        self._traceback = exception.__traceback__
        self._state = FINISHED
        self._retrieved = False
        self._loop._unretrieved[self] = True
        self._schedule_callbacks()

    def add_done_callback(self, fn, *, context=None):
        """Has the loop call `fn(future)` soon after the end."""
        if context is None:
            context = copy_context()
        if self._state != PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [item for item in self._callbacks if item[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def _schedule_callbacks(self):
        if self._callbacks:
            call_soon = self._loop.call_soon
            for callback, context in self._callbacks:
                call_soon(callback, self, context=context)
            self._callbacks.clear()

    def __await__(self):
        if self._state == PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _describe(self):
        info = [self._state.lower()]
        if self._state == FINISHED:
            if self._exception is not None:
                info.append(f'exception={self._exception!r}')
            else:
                info.append(f'result={self._result!r}')
        if self._callbacks:
            shown = [_name(callback) for callback, _ in self._callbacks]
            if len(shown) > 2:
                shown = [shown[0], f'<{len(shown) - 2} more>', shown[-1]]
            info.append(f'cb=[{", ".join(shown)}]')
        return info

    def __repr__(self):
        return f'<{type(self).__name__} {" ".join(self._describe())}>'

    def __class_getitem__(cls, item):
        return cls


def _name(callback):
    owner = getattr(callback, '__self__', None)
    if callback == getattr(owner, '_wake_up', None):
        return 'Task.task_wakeup()'
    return events.describe_call(callback)


def isfuture(obj):
    return getattr(type(obj), '_asyncio_future_blocking', None) is not None and obj is not None


def copy_outcome(source, target):
    """Gives `target` what `source`, which is done, came to."""
    exception = source.exception()
    if exception is None:
        target.set_result(source.result())
    else:
        target.set_exception(exception)


def wrap_future(future, *, loop=None):
    """A `concurrent.futures.Future` as one that can be awaited."""
    if isfuture(future):
        return future
    from concurrent.futures import Future as ThreadFuture

    if not isinstance(future, ThreadFuture):
        raise AssertionError(f'concurrent.futures.Future is expected, got {future!r}')
    if loop is None:
        loop = events.get_event_loop()
    made = loop.create_future()

    def deliver():
        if future.cancelled():
            made.cancel()
        elif not made.done():
            copy_outcome(future, made)

    def finished(_):
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver)

    def cancelled(_):
        if made.cancelled():
            future.cancel()

    made.add_done_callback(cancelled)
    future.add_done_callback(finished)
    return made
