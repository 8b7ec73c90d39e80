"""Coroutines that take turns in one thread. Each part is loaded when a name of it is asked for."""

_parts = {
    'exceptions': 'BrokenBarrierError CancelledError InvalidStateError TimeoutError',
    'coroutines': 'iscoroutine iscoroutinefunction',
    'events': '''AbstractEventLoop EventLoop Handle TimerHandle get_event_loop
        get_running_loop new_event_loop set_event_loop _get_running_loop _set_running_loop''',
    'futures': 'Future isfuture wrap_future',
    'tasks': '''Task all_tasks create_task current_task ensure_future run_coroutine_threadsafe
        sleep''',
    'waiting': '''ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION as_completed gather shield wait
        wait_for''',
    'runners': 'Runner run',
    'taskgroups': 'TaskGroup',
    'timeouts': 'Timeout timeout timeout_at',
    'locks': 'Barrier BoundedSemaphore Condition Event Lock Semaphore',
    'queues': 'LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown',
    'threads': 'to_thread',
}
_where = {name: part for part, names in _parts.items() for name in names.split()}
__all__ = [name for name in _where if name[0] != '_']


def __getattr__(name):
    part = _where.get(name)
    if part is None:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import asyncio

    value = getattr(__import__(f'asyncio.{part}', None, None, [name]), name)
    setattr(asyncio, name, value)  # asked for once
    return value
