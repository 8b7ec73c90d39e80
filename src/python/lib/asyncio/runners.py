"""Runs a program's main coroutine in an event loop of its own."""
import contextvars

from asyncio import events
from asyncio.coroutines import iscoroutine


class Runner:
    """Keeps one event loop for several calls of `run`."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = 'created'
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._context = None

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def get_loop(self):
        self._begin()
        return self._loop

    def _begin(self):
        if self._state == 'closed':
            raise RuntimeError('Runner is closed')
        if self._state == 'created':
            self._loop = (self._factory or events.new_event_loop)()
            if self._factory is None:
                events.set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._context = contextvars.copy_context()
            self._state = 'open'

    def run(self, coro, *, context=None):
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._begin()
        if not iscoroutine(coro):
            if not hasattr(coro, '__await__'):
                raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
            coro = _await(coro)
        task = self._loop.create_task(coro, context=context or self._context)
        return self._loop.run_until_complete(task)

    def close(self):
        """Ends whatever is left, then the loop."""
        if self._state != 'open':
            self._state = 'closed'
            return
        loop = self._loop
        try:
            _cancel_all(loop)
            if loop._generators:
                loop.run_until_complete(loop.shutdown_asyncgens())
            if loop._executor is not None:
                loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._factory is None:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = 'closed'


async def _await(awaitable):
    return await awaitable


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine to its end, then whatever it left behind; returns its result."""
    if events._get_running_loop() is not None:
        if iscoroutine(main):
            main.close()
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all(loop):
    tasks = list(loop._tasks)
    if not tasks:
        return
    from asyncio.waiting import gather

    for task in tasks:
        task.cancel()

    async def ended():
        await gather(*tasks, return_exceptions=True)

    loop.run_until_complete(ended())
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
