"""Threads: each runs its function on a thread of the engine's."""
import _thread
from _sync import (
    Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore, local,
)
from _thread import get_ident

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
    'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier',
    'BrokenBarrierError', 'Timer', 'ThreadError', 'excepthook', 'settrace', 'setprofile', 'local',
    'stack_size', 'get_native_id', 'ExceptHookArgs', 'TIMEOUT_MAX',
]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0

_counter = 0
_counting = Lock()
_at_exit = []


def _new_name(template):
    global _counter
    with _counting:
        _counter += 1
        return template % _counter


class Thread:
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *,
                 daemon=None, context=None):
        assert group is None, 'group argument must be None for now'
        if name is not None:
            name = str(name)
        else:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else bool(daemon)
        self._handle = None
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._handle is not None:
            status = 'started' if self._handle.is_alive() else 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self.ident is not None:
            status += f' {self.ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'

    def start(self):
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._handle is not None:
            raise RuntimeError('threads can only be started once')
        self._handle = _thread.start(self._bootstrap, self._name, self._daemonic, self)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self.run()
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._handle is None:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is not None and timeout < 0:
            timeout = 0
        self._handle.join(timeout)

    @property
    def name(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)
        if self._handle is not None:
            self._handle.rename(self._name)

    @property
    def ident(self):
        return None if self._handle is None else self._handle.ident

    native_id = ident

    def is_alive(self):
        return self._handle is not None and self._handle.is_alive()

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._handle is not None:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class _MainThread(Thread):
    def __init__(self):
        self._name = 'MainThread'
        self._daemonic = False
        self._handle = _thread.current_handle()
        self._initialized = True
        _thread.set_current(self)


class Timer(Thread):
    """Calls a function after so many seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    import sys
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    text = _thread.format_exception(args.exc_value)
    print(f'Exception in thread {name}:\n{text}', end='', file=sys.stderr)


__excepthook__ = excepthook


def current_thread():
    current = _thread.current()
    return _main if current is None else current


def main_thread():
    return _main


def enumerate():
    return _thread.all()


def active_count():
    return len(_thread.all())


def get_native_id():
    return get_ident()


def settrace(func):
    """Accepted; nothing is traced."""


def setprofile(func):
    """Accepted; nothing is profiled."""


def stack_size(size=0):
    return 0


currentThread = current_thread
activeCount = active_count


def _register_atexit(func, *arg, **kwargs):
    _at_exit.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """The program's main part has ended: threads that are no daemons are waited for."""
    for call in reversed(_at_exit):
        call()
    _thread.main_ended()
    current = current_thread()
    waiting = True
    while waiting:
        waiting = False
        for thread in _thread.all():
            if thread is not current and not thread.daemon and thread.is_alive():
                thread.join()
                waiting = True


_main = _MainThread()
