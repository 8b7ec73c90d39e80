"""Tasks: coroutines that the event loop drives."""
from contextvars import copy_context

from asyncio import events
from asyncio.coroutines import describe, iscoroutine
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, isfuture

_count = 0


class Task(Future):
    """A future that runs a coroutine, one step from one `await` to the next."""

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _count
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if name is None:
            _count += 1
            name = f'Task-{_count}'
        self._name = name if isinstance(name, str) else str(name)
        self._coro = coro
        self._must_cancel = False  # the next step throws CancelledError into the coroutine
        self._cancel_requests = 0
        self._waits_for = None
        self._context = copy_context() if context is None else context
        loop = self._loop
        loop._tasks[self] = True
        if eager_start and loop.is_running():
            self._start_at_once()
        else:
            loop.call_soon(self._step, context=self._context)

    def _start_at_once(self):
        contexts = events._contexts
        before = self._loop._current_task, contexts.current
        contexts.current = self._context
        try:
            self._step()
        finally:
            self._loop._current_task, contexts.current = before

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, 'cr_frame', None)
        return [] if frame is None else [frame]

    def cancel(self, msg=None):
        """Has CancelledError raised in the coroutine, where it waits, soon."""
        self._note_retrieved()
        if self._state != 'PENDING':
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How many requests to cancel have neither been carried out nor taken back."""
        return self._cancel_requests

    def uncancel(self):
        """Takes one request to cancel back; returns how many are left."""
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    def _step(self, error=None):
        if self._state != 'PENDING':
            raise RuntimeError(f'_step(): already done: {self!r}, {error!r}')
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop = self._loop
        loop._current_task = self
        try:
            if error is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:  # cancelled in its very last step
                self._must_cancel = False
                self._end(Future.cancel, self._cancel_message)
            else:
                self._end(Future.set_result, stop.value)
        except CancelledError as cancelled:
            self._cancelled_error = cancelled
            self._end(Future.cancel, None)
        except (KeyboardInterrupt, SystemExit) as fatal:
            self._end(Future.set_exception, fatal)
            raise
        except BaseException as failure:
            self._end(Future.set_exception, failure)
        else:
            self._wait(awaited)
        finally:
            loop._current_task = None
            self = error = None  # a kept traceback would keep the task

    def _end(self, finish, value):
        self._loop._tasks.pop(self, None)
        finish(self, value)

    def _wait(self, awaited):
        """Sees to it that the coroutine goes on when what it awaits is there."""
        blocking = getattr(awaited, '_asyncio_future_blocking', None)
        if blocking:
            problem = None
            if awaited._loop is not self._loop:
                problem = f'Task {self!r} got Future {awaited!r} attached to a different loop'
            elif awaited is self:
                problem = f'Task cannot await on itself: {self!r}'
            else:
                awaited._asyncio_future_blocking = False
                awaited.add_done_callback(self._wake_up, context=self._context)
                self._waits_for = awaited
                if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        elif awaited is None:
            problem = None
            self._loop.call_soon(self._step, context=self._context)
        elif blocking is not None:
            problem = f'yield was used instead of yield from in task {self!r} with {awaited!r}'
        else:
            problem = f'Task got bad yield: {awaited!r}'
        if problem is not None:
            self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake_up(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()
        self = None

    def _describe(self):
        info = super()._describe()
        if self._cancel_requests and self._state == 'PENDING':
            info[0] = 'cancelling'
        info[1:1] = [f'name={self._name!r}', f'coro=<{describe(self._coro)}>']
        if self._waits_for is not None:
            info.insert(3, f'wait_for={self._waits_for!r}')
        return info


def create_task(coro, **kwargs):
    """Starts a coroutine in the loop that runs here."""
    return events.get_running_loop().create_task(coro, **kwargs)


def current_task(loop=None):
    return (loop or events.get_running_loop())._current_task


def all_tasks(loop=None):
    """The loop's tasks that are not done."""
    return set((loop or events.get_running_loop())._tasks)


def ensure_future(awaitable, *, loop=None):
    """Anything that can be awaited, as a future."""
    if isfuture(awaitable):
        if loop is not None and loop is not awaitable._loop:
            raise ValueError('The future belongs to a different loop than the one specified as '
                             'the loop argument')
        return awaitable
    if not iscoroutine(awaitable):
        if not hasattr(awaitable, '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        awaitable = _await(awaitable)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(awaitable)


async def _await(awaitable):
    return await awaitable


class _Turn:
    """Awaited, it lets everything else that is ready run once."""

    def __await__(self):
        yield


_turn = _Turn()


async def sleep(delay, result=None):
    """Lets others run for so many seconds."""
    if delay <= 0:
        await _turn
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = Future(loop=loop)
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def _set_unless_done(future, result):
    if future._state == 'PENDING':
        future.set_result(result)


def run_coroutine_threadsafe(coro, loop):
    """Starts a coroutine in another thread's loop; returns a future for this thread."""
    from concurrent.futures import Future as ThreadFuture

    from asyncio.futures import copy_outcome

    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    made = ThreadFuture()

    def start():
        try:
            task = ensure_future(coro, loop=loop)
        except BaseException as error:
            if made.set_running_or_notify_cancel():
                made.set_exception(error)
            raise

        def finished(_):
            if task.cancelled():
                made.cancel()
            if made.set_running_or_notify_cancel():
                copy_outcome(task, made)

        def cancelled(_):
            if made.cancelled():
                loop.call_soon_threadsafe(task.cancel)

        made.add_done_callback(cancelled)
        task.add_done_callback(finished)

    loop.call_soon_threadsafe(start)
    return made
