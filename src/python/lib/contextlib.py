"""What goes with the `with` statement."""
import sys
from functools import wraps

__all__ = [
    'AbstractAsyncContextManager', 'AbstractContextManager', 'AsyncContextDecorator',
    'AsyncExitStack', 'ContextDecorator', 'ExitStack', 'aclosing', 'asynccontextmanager', 'chdir',
    'closing', 'contextmanager', 'nullcontext', 'redirect_stderr', 'redirect_stdout', 'suppress',
]


class AbstractContextManager:
    """A class to derive context managers from."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None

    def __class_getitem__(cls, item):
        return cls


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    def __class_getitem__(cls, item):
        return cls


class ContextDecorator:
    """A context manager that can decorate functions: each call is made inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _Generator:
    """A generator that yields once, where the block is to run."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


class _GeneratorContextManager(_Generator, ContextDecorator, AbstractContextManager):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value or _is_wrapped(error, value, StopIteration):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def _is_wrapped(error, value, *kinds):
    """Whether it is the RuntimeError that a generator makes of an exception it must not raise."""
    return isinstance(value, kinds) and error.__cause__ is value


class _AsyncGeneratorContextManager(_Generator, AsyncContextDecorator, AbstractAsyncContextManager):
    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value or _is_wrapped(error, value, StopIteration, StopAsyncIteration):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Makes a generator function a function that returns context managers."""
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._before = []

    def __enter__(self):
        self._before.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exc_type, exc_value, traceback):
        setattr(sys, self._stream, self._before.pop())


class redirect_stdout(_Redirect):
    """What is printed in the block goes elsewhere."""

    _stream = 'stdout'


class redirect_stderr(_Redirect):
    _stream = 'stderr'


class suppress(AbstractContextManager):
    """Ends the block silently at exceptions of these types."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            return None
        if issubclass(exc_type, self._exceptions):
            return True
        if isinstance(exc_value, BaseExceptionGroup):
            rest = exc_value.split(self._exceptions)[1]
            if rest is None:
                return True
            raise rest
        return False


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A context manager that does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """The block runs in another folder, where there are folders."""

    def __init__(self, path):
        self.path = path
        self._before = []

    def __enter__(self):
        import os

        self._before.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._before.pop())


class _Stack:
    """Exit functions, each with whether it is to be awaited."""

    def __init__(self):
        self._callbacks = []

    def pop_all(self):
        """Moves all exit functions to a new stack."""
        other = type(self)()
        other._callbacks, self._callbacks = self._callbacks, []
        return other

    def push(self, exit):
        """Registers a context manager's `__exit__`, or a function like it."""
        method = getattr(type(exit), '__exit__', None)
        self._callbacks.append((False, exit if method is None else _bound(exit, method)))
        return exit

    def enter_context(self, cm):
        """Enters a context manager, to be left at the end of the block."""
        kind = type(cm)
        if not hasattr(kind, '__enter__') or not hasattr(kind, '__exit__'):
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the "
                            'context manager protocol')
        exit = kind.__exit__
        result = kind.__enter__(cm)
        self._callbacks.append((False, _bound(cm, exit)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers a function to be called at the end of the block."""
        def exit(exc_type, exc, tb):
            callback(*args, **kwds)

        exit.__wrapped__ = callback
        self._callbacks.append((False, exit))
        return callback


def _bound(cm, method):
    def exit(exc_type, exc, tb):
        return method(cm, exc_type, exc, tb)

    return exit


def _correct_context(new, old, before):
    """Makes the exception `new`, raised while `old` was dealt with, follow it and not `before`."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is before:
            break
        new = context
    new.__context__ = old


class ExitStack(_Stack, AbstractContextManager):
    """Context managers entered one by one, and left in reverse at the end of the block."""

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        before = sys.exception()
        suppressed = pending = False
        while self._callbacks:
            _, exit = self._callbacks.pop()
            try:
                if exit(*_details(exc)):
                    suppressed, pending, exc = True, False, None
            except BaseException as error:
                _correct_context(error, exc, before)
                pending, exc = True, error
        if pending:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed

    def close(self):
        """Leaves all of them now."""
        self.__exit__(None, None, None)


def _details(exc):
    return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    """The same for `async with`, with context managers of both kinds."""

    async def enter_async_context(self, cm):
        kind = type(cm)
        if not hasattr(kind, '__aenter__') or not hasattr(kind, '__aexit__'):
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the "
                            'asynchronous context manager protocol')
        exit = kind.__aexit__
        result = await kind.__aenter__(cm)
        self._callbacks.append((True, _bound(cm, exit)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), '__aexit__', None)
        self._callbacks.append((True, exit if method is None else _bound(exit, method)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def exit(exc_type, exc, tb):
            await callback(*args, **kwds)

        self._callbacks.append((True, exit))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        before = sys.exception()
        suppressed = pending = False
        while self._callbacks:
            awaited, exit = self._callbacks.pop()
            try:
                result = exit(*_details(exc))
                if awaited:
                    result = await result
                if result:
                    suppressed, pending, exc = True, False, None
            except BaseException as error:
                _correct_context(error, exc, before)
                pending, exc = True, error
        if pending:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed
