"""The event loop: runs what is ready, sleeps until a timer or another thread wakes it."""
import contextvars
from heapq import heapify, heappop, heappush
from time import monotonic

from _sync import Event, local
from _collections import deque

_contexts = contextvars._contexts


class _Here(local):
    """Each thread's loops: the one that runs in it, and the one set for it."""

    running = None
    current = None


_here = _Here()


def _get_running_loop():
    return _here.running


def _set_running_loop(loop):
    _here.running = loop


def get_running_loop():
    loop = _here.running
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def get_event_loop():
    """The loop that runs here, else the one that was set for this thread."""
    loop = _here.running or _here.current
    if loop is None:
        from threading import current_thread

        raise RuntimeError(
            f'There is no current event loop in thread {current_thread().name!r}.')
    return loop


def set_event_loop(loop):
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(
            "loop must be an instance of AbstractEventLoop or None, "
            f"not '{type(loop).__name__}'")
    _here.current = loop


def new_event_loop():
    return EventLoop()


def describe_call(function):
    """A call as messages show it, with the line where its function is defined."""
    while hasattr(function, 'func'):
        function = function.func
    name = getattr(function, '__qualname__', None) or repr(function)
    code = getattr(function, '__code__', None)
    where = '' if code is None else f' at {code.co_filename}:{code.co_firstlineno}'
    return f'{name}(){where}'


class Handle:
    """A call that the loop will make; `cancel` prevents it."""

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = contextvars.copy_context() if context is None else context
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def __repr__(self):
        if self._cancelled:
            return f'<{type(self).__name__} cancelled>'
        return f'<{type(self).__name__} {describe_call(self._callback)}>'


class TimerHandle(Handle):
    """A call that the loop will make at a certain time."""

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._cancelled_timers += 1
        super().cancel()


class AbstractEventLoop:
    """What any event loop is an instance of."""


class EventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = deque()
        self._timers = []  # a heap of (when, number, handle)
        self._timer_number = 0
        self._cancelled_timers = 0
        self._wake = Event()  # set by other threads, to end a sleep
        self._running = False
        self._stopping = False
        self._closed = False
        self._current_task = None
        self._tasks = {}  # those that are not done, oldest first
        self._unretrieved = {}  # futures whose exception nobody has seen
        self._executor = None
        self._executor_closed = False
        self._exception_handler = None
        self._task_factory = None
        self._generators = {}  # asynchronous ones that were begun
        self._debug = False

    # Running.

    def run_forever(self):
        """Runs until `stop` is called."""
        self._check_closed()
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _here.running is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        context_before = _contexts.current
        hooks_before = self._hook_generators()
        self._running = True
        _here.running = self
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _here.running = None
            _contexts.current = context_before
            self._unhook_generators(hooks_before)

    def run_until_complete(self, future):
        self._check_closed()
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _here.running is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        from asyncio.tasks import ensure_future

        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop_of)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(_stop_loop_of)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _run_once(self):
        """One turn: wait if nothing is ready, then run whatever is."""
        ready = self._ready
        timers = self._timers
        if self._cancelled_timers > 50 and self._cancelled_timers * 2 > len(timers):
            timers[:] = [item for item in timers if not item[2]._cancelled]
            heapify(timers)
            self._cancelled_timers = 0
        while timers and timers[0][2]._cancelled:
            heappop(timers)
            self._cancelled_timers -= 1
        if not ready and not self._stopping:
            self._wake.clear()
            if not ready:  # nobody has added anything just now
                if not timers:
                    self._wake.wait()
                else:
                    pause = timers[0][0] - monotonic()
                    if pause > 0:
                        self._wake.wait(pause)
        if timers:
            now = monotonic()
            while timers and timers[0][0] <= now:
                handle = heappop(timers)[2]
                if handle._cancelled:
                    self._cancelled_timers -= 1
                else:
                    ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                _contexts.current = handle._context
                try:
                    handle._callback(*handle._args)
                except (SystemExit, KeyboardInterrupt):
                    raise
                except BaseException as error:
                    self.call_exception_handler({
                        'message': f'Exception in callback {describe_call(handle._callback)}',
                        'exception': error,
                        'handle': handle,
                    })

    def stop(self):
        self._stopping = True

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        if self._running:
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        self._report_unretrieved()
        self._closed = True
        self._ready.clear()
        self._timers.clear()
        executor = self._executor
        if executor is not None:
            self._executor = None
            executor.shutdown(wait=False)

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def __repr__(self):
        return (f'<{type(self).__name__} running={self._running} closed={self._closed} '
                f'debug={self._debug}>')

    # Calls, now and later.

    def time(self):
        return monotonic()

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            raise RuntimeError('Event loop is closed')
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        self._wake.set()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(monotonic() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        self._timer_number += 1
        heappush(self._timers, (when, self._timer_number, handle))
        return handle

    # Futures and tasks.

    def create_future(self):
        from asyncio.futures import Future

        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        from asyncio.tasks import Task

        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Threads.

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        from asyncio.futures import wrap_future

        if executor is None:
            executor = self._default_executor()
        return wrap_future(executor.submit(func, *args), loop=self)

    def _default_executor(self):
        if self._executor_closed:
            raise RuntimeError('Executor shutdown has been called')
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
        return self._executor

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor

        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Waits until the default executor's threads have ended."""
        self._executor_closed = True
        if self._executor is None:
            return
        import threading

        from asyncio.timeouts import timeout as limit

        ended = self.create_future()
        executor = self._executor

        def end():
            executor.shutdown(wait=True)
            if not self._closed:
                self.call_soon_threadsafe(lambda: ended.done() or ended.set_result(None))

        thread = threading.Thread(target=end)
        thread.start()
        try:
            async with limit(timeout):
                await ended
        except TimeoutError:
            import warnings

            warnings.warn('The executor did not finishing joining its threads within '
                          f'{timeout} seconds.', RuntimeWarning, stacklevel=2)
            executor.shutdown(wait=False)
        else:
            thread.join()

    # Asynchronous generators that nobody finished.

    def _hook_generators(self):
        import sys

        if not hasattr(sys, 'set_asyncgen_hooks'):
            return None
        before = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(self._generator_begun, self._generator_dropped)
        return before

    def _unhook_generators(self, before):
        if before is not None:
            import sys

            sys.set_asyncgen_hooks(*before)

    def _generator_begun(self, generator):
        self._generators[id(generator)] = generator

    def _generator_dropped(self, generator):
        self._generators.pop(id(generator), None)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that were begun and not finished."""
        generators = list(self._generators.values())
        self._generators.clear()
        for generator in generators:
            try:
                await generator.aclose()
            except Exception as error:
                self.call_exception_handler({
                    'message': 'an error occurred during closing of asynchronous generator '
                               f'{generator!r}',
                    'exception': error,
                    'asyncgen': generator,
                })

    # Errors that have nobody to go to.

    def _report_unretrieved(self):
        while self._unretrieved:
            future, _ = self._unretrieved.popitem()
            kind = type(future).__name__
            self.call_exception_handler({
                'message': f'{kind} exception was never retrieved',
                'exception': future._exception,
                'future': future,
            })

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            try:
                self._exception_handler(self, context)
            except Exception as error:
                self.default_exception_handler({
                    'message': 'Unhandled error in exception handler',
                    'exception': error,
                    'context': context,
                })

    def default_exception_handler(self, context):
        from logging import getLogger

        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        getLogger('asyncio').error('\n'.join(lines), exc_info=context.get('exception') or False)

    # Accepted for programs that ask; nothing depends on it.

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def add_signal_handler(self, sig, callback, *args):
        """Accepted without effect: no signals arrive here."""

    def remove_signal_handler(self, sig):
        return False


def _stop_loop_of(future):
    if not future.cancelled() and isinstance(
            future._exception, (SystemExit, KeyboardInterrupt)):
        return  # it is already on its way out of the loop
    future._loop.stop()
