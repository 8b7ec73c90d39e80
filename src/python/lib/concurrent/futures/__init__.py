"""Executors, and the futures they return. Each executor is loaded when it is first asked for."""
from concurrent.futures._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor,
    Future, InvalidStateError, TimeoutError, as_completed, wait,
)

__all__ = [
    'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError',
    'InvalidStateError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed',
    'InterpreterPoolExecutor', 'ProcessPoolExecutor', 'ThreadPoolExecutor',
]


def __getattr__(name):
    if name == 'ThreadPoolExecutor':
        from concurrent.futures.thread import ThreadPoolExecutor as executor
    elif name == 'ProcessPoolExecutor':
        from concurrent.futures.process import ProcessPoolExecutor as executor
    elif name == 'InterpreterPoolExecutor':
        from concurrent.futures.interpreter import InterpreterPoolExecutor as executor
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import concurrent.futures

    setattr(concurrent.futures, name, executor)  # asked for once
    return executor
