"""Task groups: a block that ends when all of its tasks have, and fails if one does."""
from asyncio import events
from asyncio.exceptions import CancelledError
from asyncio.tasks import current_task


class TaskGroup:
    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._parent_cancelled = False  # by us
        self._tasks = {}  # a set that keeps its order
        self._errors = []
        self._fatal = None
        self._all_done = None

    def __repr__(self):
        info = ['']
        if self._tasks:
            info.append(f'tasks={len(self._tasks)}')
        if self._errors:
            info.append(f'errors={len(self._errors)}')
        if self._aborting:
            info.append('cancelling')
        elif self._entered:
            info.append('entered')
        return f'<TaskGroup{" ".join(info)}>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        self._parent = current_task()
        if self._parent is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._loop = events.get_running_loop()
        self._entered = True
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self._exiting = True
        cancelled = exc if exc_type is not None and issubclass(exc_type, CancelledError) else None
        if exc is not None and self._is_fatal(exc) and self._fatal is None:
            self._fatal = exc
        if exc is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._all_done is None:
                self._all_done = self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as error:
                if not self._aborting:  # from outside: pass it on to all tasks
                    cancelled = error
                    self._abort()
            self._all_done = None
        try:
            if self._fatal is not None:
                raise self._fatal
            if self._parent_cancelled:
                self._parent.uncancel()
                if self._parent.cancelling() == 0:
                    cancelled = None  # it was ours alone
            if cancelled is not None and not self._errors:
                raise cancelled
            if exc is not None and not issubclass(exc_type, CancelledError):
                self._errors.append(exc)
            if self._errors:
                if self._parent.cancelling():
                    # Somebody else cancels as well: the next `await` will say so.
                    self._parent.uncancel()
                    self._parent.cancel()
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None
        finally:
            self._parent = self._errors = self._fatal = cancelled = exc = None

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        """Starts a coroutine as one of the group's tasks."""
        problem = None
        if not self._entered:
            problem = 'has not been entered'
        elif self._exiting and not self._tasks:
            problem = 'is finished'
        elif self._aborting:
            problem = 'is shutting down'
        if problem is not None:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} {problem}')
        task = self._loop.create_task(coro, name=name, context=context, **kwargs)
        if task.done():
            self._task_done(task)
        else:
            self._tasks[task] = True
            task.add_done_callback(self._task_done)
        return task

    def _is_fatal(self, error):
        return isinstance(error, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.pop(task, None)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._is_fatal(error) and self._fatal is None:
            self._fatal = error
        if self._parent.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent task {self._parent} '
                           'is already completed',
                'exception': error,
                'task': task,
            })
            return
        if not self._aborting and not self._parent_cancelled:
            # The block itself may still run, or wait for something: end it as well.
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()
