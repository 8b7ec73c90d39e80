"""Functions to be called when the program ends; the engine calls `_run_exitfuncs` then."""

_functions = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [item for item in _functions if item[0] != func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _run_exitfuncs():
    """Calls them, the last one first; what they raise is printed."""
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException:
            import sys
            from traceback import print_exc

            print(f'Exception ignored in atexit callback {func!r}:', file=sys.stderr)
            print_exc()
