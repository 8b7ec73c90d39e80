"""How processes are started, which is by spawning; and the exceptions of multiprocessing."""
from _sync import local


class ProcessError(Exception):
    """The base of what multiprocessing raises."""


class BufferTooShort(ProcessError):
    """A message is larger than the buffer that was given for it."""


class TimeoutError(ProcessError):
    """A result did not come in time."""


class AuthenticationError(ProcessError):
    """The other side has not proved who it is."""


class SpawnContext:
    """All of multiprocessing's names, for programs that ask for a start method by name."""

    _name = 'spawn'
    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    def __getattr__(self, name):
        import multiprocessing

        if name == 'Process':
            from multiprocessing.process import SpawnProcess as value
        elif name in multiprocessing._where:
            value = getattr(multiprocessing, name)
        else:
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        return value

    def get_context(self, method=None):
        return get_context(method)

    def get_start_method(self, allow_none=False):
        return 'spawn'

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')


_spawn = SpawnContext()
_chosen = False


def get_context(method=None):
    if method is None or method == 'spawn':
        return _spawn
    raise ValueError(f'cannot find context for {method!r}')


def get_start_method(allow_none=False):
    global _chosen
    if not _chosen:
        if allow_none:
            return None
        _chosen = True
    return 'spawn'


def set_start_method(method, force=False):
    global _chosen
    if _chosen and not force:
        raise RuntimeError('context has already been set')
    if method is None and force:
        _chosen = False
        return
    get_context(method)
    _chosen = True


def get_all_start_methods():
    return ['spawn']


def cpu_count():
    import os

    count = os.cpu_count()
    if count is None:
        raise NotImplementedError('cannot determine number of cpus')
    return count


def freeze_support():
    """Accepted without effect: programs here are never frozen."""


def get_logger():
    import logging

    logger = logging.getLogger('multiprocessing')
    logger.propagate = False
    return logger


def log_to_stderr(level=None):
    import logging

    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter('[%(levelname)s/%(processName)s] %(message)s'))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    return logger


class _Spawning(local):
    """Whether this thread is pickling what a new process is to be given."""

    now = False


_spawning = _Spawning()


def assert_spawning(obj):
    """Refuses to pickle what only a new process may be given."""
    if not _spawning.now:
        raise RuntimeError(f'{type(obj).__name__} objects should only be shared between processes '
                           'through inheritance')
