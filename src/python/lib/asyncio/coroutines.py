"""Tells coroutines, and the functions that make them, from everything else."""


async def _sample():
    pass


_made = _sample()
CoroutineType = type(_made)
_made.close()

_IS_COROUTINE_FUNCTION = 0x80  # in a code object's flags


def iscoroutine(obj):
    if isinstance(obj, CoroutineType):
        return True
    kind = type(obj)
    return all(hasattr(kind, name) for name in ('__await__', 'send', 'throw', 'close'))


def iscoroutinefunction(func):
    while hasattr(func, 'func') and not hasattr(func, '__code__'):
        func = func.func  # a partial
    func = getattr(func, '__func__', func)
    code = getattr(func, '__code__', None)
    return code is not None and bool(code.co_flags & _IS_COROUTINE_FUNCTION)


def describe(coro):
    """A coroutine as tasks show it: its name and the line that it is in."""
    name = getattr(coro, '__qualname__', None) or type(coro).__name__
    code = getattr(coro, 'cr_code', None)
    if code is None:
        return f'{name}()'
    frame = coro.cr_frame
    if frame is not None:
        return f'{name}() running at {code.co_filename}:{frame.f_lineno}'
    return f'{name}() done, defined at {code.co_filename}:{code.co_firstlineno}'
