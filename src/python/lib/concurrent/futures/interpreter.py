"""InterpreterPoolExecutor: threads that each have an interpreter of their own.

What is called runs in that interpreter, which shares no objects with this one: function, arguments
and result are pickled.
"""
from concurrent.futures import _base, thread

_numbers = 0  # of executors without a name, so far


class BrokenInterpreterPool(thread.BrokenThreadPool):
    """Raised when a worker's initializer failed."""


class InterpreterPoolExecutor(thread.ThreadPoolExecutor):
    BROKEN = BrokenInterpreterPool

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _numbers
        if not thread_name_prefix:
            thread_name_prefix = f'InterpreterPoolExecutor-{_numbers}'
            _numbers += 1
        super().__init__(max_workers, thread_name_prefix, initializer, initargs)

    def _prepare(self):
        from multiprocessing.connection import Pipe
        from multiprocessing.spawn import start

        ours, theirs = Pipe()
        interpreter = start(_Interpreter(theirs), 'interpreter')
        theirs.close()
        run = _Runner(ours, interpreter)
        if self._initializer is not None:
            run.call(self._initializer, self._initargs, {})
        return run

    def _finish(self, run):
        run.connection.close()
        run.interpreter.wait()


class _Runner:
    """Carries calls out in a worker's interpreter."""

    def __init__(self, connection, interpreter):
        self.connection = connection
        self.interpreter = interpreter

    def __call__(self, future, fn, args, kwargs):
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = self.call(fn, args, kwargs)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def call(self, fn, args, kwargs):
        self.connection.send((fn, args, kwargs))
        succeeded, value = self.connection.recv()
        if succeeded:
            return value
        raise value


class _Interpreter:
    """What the new interpreter is handed, and all that it does."""

    name = 'MainProcess'

    def __init__(self, connection):
        self.connection = connection

    def _bootstrap(self):
        while True:
            try:
                fn, args, kwargs = self.connection.recv()
            except EOFError:
                return 0
            except Exception as error:
                outcome = False, error
            else:
                try:
                    outcome = True, fn(*args, **kwargs)
                except BaseException as error:
                    outcome = False, error
            try:
                self.connection.send(outcome)
            except Exception as error:
                self.connection.send((False, error))
