"""Processes, and what they share. Each part is loaded when a name of it is asked for.

Processes are spawned: a new one runs the program again, as the module `__mp_main__`, and then calls
its target. So it needs the guard `if __name__ == '__main__':`, as it does on macOS and Windows.
"""
import sys

if '__main__' in sys.modules:
    sys.modules.setdefault('__mp_main__', sys.modules['__main__'])

_parts = {
    'context': '''AuthenticationError BufferTooShort ProcessError TimeoutError cpu_count
        freeze_support get_all_start_methods get_context get_start_method set_start_method
        get_logger log_to_stderr''',
    'process': 'Process active_children current_process parent_process',
    'connection': 'Pipe',
    'queues': 'JoinableQueue Queue SimpleQueue',
    'synchronize': 'Barrier BoundedSemaphore Condition Event Lock RLock Semaphore',
    'sharedctypes': 'Array RawArray RawValue Value',
    'pool': 'Pool',
    'managers': 'Manager',
}
_where = {name: part for part, names in _parts.items() for name in names.split()}
__all__ = list(_where)


def __getattr__(name):
    part = _where.get(name)
    if part is None:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import multiprocessing

    value = getattr(__import__(f'multiprocessing.{part}', None, None, [name]), name)
    setattr(multiprocessing, name, value)  # asked for once
    return value
