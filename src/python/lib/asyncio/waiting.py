"""Waiting for several awaitables: gather, wait, as_completed, wait_for, shield."""
from asyncio import events
from asyncio.coroutines import iscoroutine
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, isfuture
from asyncio.tasks import ensure_future
from asyncio.timeouts import timeout as time_limit

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


class _GatheringFuture(Future):
    """The future that `gather` returns: to cancel it is to cancel all that it gathers."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """Runs all at once; their results, in order, when all are done.

    The first exception is passed on at once, and the others go on; with `return_exceptions`
    exceptions are results like any other.
    """
    if not coros_or_futures:
        loop = events.get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    children = {}  # what was given, and its future: the same coroutine twice is one task
    loop = None
    for given in coros_or_futures:
        if given not in children:
            future = ensure_future(given, loop=loop)
            if loop is None:
                loop = future.get_loop()
            children[given] = future
    ordered = [children[given] for given in coros_or_futures]
    outer = _GatheringFuture(ordered, loop=loop)
    left = len(children)

    def finished(future):
        nonlocal left
        left -= 1
        if outer.done():
            if not future.cancelled():
                future.exception()  # so that it counts as seen
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if left == 0:
            finish()

    def finish():
        results = []
        for future in ordered:
            if future.cancelled():
                message = future._cancel_message
                results.append(CancelledError('' if message is None else message))
            else:
                error = future.exception()
                results.append(future.result() if error is None else error)
        if outer._cancel_requested:
            outer.set_exception(ordered[-1]._make_cancelled_error())
        else:
            outer.set_result(results)

    for future in children.values():
        if future.done():
            loop.call_soon(finished, future)
        else:
            future.add_done_callback(finished)
    return outer


def shield(arg):
    """Awaits a future; whoever is cancelled meanwhile, the future is not."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(_):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
            return
        error = inner.exception()
        if error is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def outer_done(_):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures and tasks; returns those that are done, and the others."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    futures = set(fs)
    if any(iscoroutine(future) for future in futures):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = events.get_running_loop()
    left = len(futures)
    enough = loop.create_future()

    def finished(future):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION
                and not future.cancelled() and future.exception() is not None):
            _release(enough)

    if not _settled(futures, return_when):
        timer = None if timeout is None else loop.call_later(timeout, _release, enough)
        for future in futures:
            future.add_done_callback(finished)
        try:
            await enough
        finally:
            if timer is not None:
                timer.cancel()
            for future in futures:
                future.remove_done_callback(finished)
    done = {future for future in futures if future.done()}
    return done, futures - done


def _settled(futures, return_when):
    """Whether there is nothing to wait for."""
    done = [future for future in futures if future.done()]
    if len(done) == len(futures):
        return True
    if return_when == FIRST_COMPLETED:
        return bool(done)
    return return_when == FIRST_EXCEPTION and any(
        not future.cancelled() and future.exception() is not None for future in done)


def _release(future):
    if not future.done():
        future.set_result(None)


async def wait_for(fut, timeout):
    """Awaits something for so many seconds at most; then cancels it and raises TimeoutError."""
    if timeout is not None and timeout <= 0:
        future = ensure_future(fut)
        if future.done():
            return future.result()
        await _cancel_and_wait(future)
        try:
            return future.result()
        except CancelledError as error:
            raise TimeoutError from error
    async with time_limit(timeout):
        return await fut


async def _cancel_and_wait(future):
    ended = events.get_running_loop().create_future()

    def finished(_):
        _release(ended)

    future.add_done_callback(finished)
    try:
        future.cancel()
        await ended
    finally:
        future.remove_done_callback(finished)


def as_completed(fs, *, timeout=None):
    """Iterates over awaitables in the order in which they finish.

    `async for` gives the futures themselves, `for` coroutines that return the next result.
    """
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompleted(fs, timeout)


class _AsCompleted:
    def __init__(self, fs, timeout):
        from asyncio.queues import Queue

        loop = events.get_event_loop()
        self._done = Queue()
        self._pending = {ensure_future(item, loop=loop) for item in set(fs)}
        self._left = len(self._pending)
        self._timer = None
        for future in list(self._pending):
            future.add_done_callback(self._finished)
        if self._pending and timeout is not None:
            self._timer = loop.call_later(timeout, self._time_out)

    def _finished(self, future):
        if future in self._pending:
            self._pending.discard(future)
            self._done.put_nowait(future)
            if not self._pending and self._timer is not None:
                self._timer.cancel()

    def _time_out(self):
        for future in self._pending:
            future.remove_done_callback(self._finished)
            self._done.put_nowait(None)
        self._pending.clear()

    async def _next(self, unwrap):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if unwrap else future

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._left == 0:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next(unwrap=False)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return self._next(unwrap=True)
