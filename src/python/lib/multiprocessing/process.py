"""Process: a program with a memory of its own, that this one has started."""
import sys

import _process

_current = None  # set at the end of this file
_parent = None
_children = set()
_count = 0
_registered = False


def current_process():
    """The process that asks."""
    return _current


def parent_process():
    """The process that started this one; None in the main one."""
    return _parent


def active_children():
    """Those that were started here and have not ended."""
    _forget_ended()
    return list(_children)


def _forget_ended():
    for child in list(_children):
        if child._popen is not None and child._popen.exitcode is not None:
            _children.discard(child)


class BaseProcess:
    """A call of `run` in a process of its own."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        global _count
        assert group is None, 'group argument must be None for now'
        _count += 1
        self._identity = (*_current._identity, _count)
        self._config = dict(_current._config)
        self._parent_pid = _process.pid()
        self._parent_name = _current.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f'{type(self).__name__}-{":".join(map(str, self._identity))}'
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def run(self):
        """What the process does; subclasses may say something else."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == _process.pid(), (
            'can only start a process object created by current process')
        assert not _current._config.get('daemon'), (
            'daemonic processes are not allowed to have children')
        _forget_ended()
        from multiprocessing.spawn import start

        self._popen = start(self)
        del self._target, self._args, self._kwargs
        _children.add(self)
        _register_at_exit()

    def terminate(self):
        """Ends the process at once, whatever it does."""
        self._check_started().terminate()

    def kill(self):
        self._check_started().kill()

    def _check_started(self):
        self._check_closed()
        return self._popen

    def join(self, timeout=None):
        """Waits until the process has ended, or so many seconds."""
        self._check_closed()
        assert self._parent_pid == _process.pid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        if self._popen.wait(timeout):
            _children.discard(self)

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _process.pid(), 'can only test a child process'
        if self._popen is None:
            return False
        if self._popen.exitcode is None:
            return True
        _children.discard(self)
        return False

    def close(self):
        """Lets go of what is kept of a process that has ended."""
        if self._popen is not None:
            if self._popen.exitcode is None:
                raise ValueError('Cannot close a process while it is still running. You should '
                                 'first call join() or terminate().')
            self._popen = None
            _children.discard(self)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        return self._config.get('daemon', False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, 'process has already started'
        self._config['daemon'] = daemonic

    @property
    def authkey(self):
        return self._config.get('authkey', b'')

    @authkey.setter
    def authkey(self, authkey):
        self._config['authkey'] = bytes(authkey)

    @property
    def exitcode(self):
        """None while it runs; negative if it was ended from outside."""
        self._check_closed()
        if self is _current or self._popen is None:
            return None
        return self._popen.exitcode

    @property
    def ident(self):
        self._check_closed()
        if self is _current:
            return _process.pid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        """Something for `connection.wait`, ready when the process has ended."""
        self._check_closed()
        if self._popen is None:
            raise ValueError('process not started')
        return self._popen

    def __repr__(self):
        exitcode = None
        if self is _current:
            status = 'started'
        elif self._closed:
            status = 'closed'
        elif self._parent_pid != _process.pid():
            status = 'unknown'
        elif self._popen is None:
            status = 'initial'
        else:
            exitcode = self._popen.exitcode
            status = 'started' if exitcode is None else 'stopped'
        parts = [type(self).__name__, f'name={self._name!r}']
        if self._popen is not None:
            parts.append(f'pid={self._popen.pid}')
        parts += [f'parent={self._parent_pid}', status]
        if exitcode is not None:
            names = {-15: '-SIGTERM', -9: '-SIGKILL', -2: '-SIGINT'}
            parts.append(f'exitcode={names.get(exitcode, exitcode)}')
        if self.daemon:
            parts.append('daemon')
        return f'<{" ".join(parts)}>'

    def _bootstrap(self):
        """Runs in the new process, as all that it does; returns the exit code."""
        global _current, _parent
        _current = self
        _parent = _ParentProcess(self._parent_name, self._parent_pid)
        self._popen = None
        try:
            try:
                self.run()
            finally:
                _end_children()
            return 0
        except SystemExit as error:
            if error.code is None:
                return 0
            if isinstance(error.code, int):
                return error.code
            print(error.code, file=sys.stderr)
            return 1
        except BaseException:
            from traceback import print_exc

            sys.stderr.write(f'Process {self.name}:\n')
            print_exc()
            return 1


class Process(BaseProcess):
    """A process, started as the program has chosen."""

    _start_method = None


class SpawnProcess(BaseProcess):
    """A process of a context that was asked for by name."""

    _start_method = 'spawn'


class _MainProcess(BaseProcess):
    """The process that the program began in; or a new one, before it is told who it is."""

    def __init__(self, name='MainProcess', inheriting=False):
        self._identity = ()
        self._name = name
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {}
        self._inheriting = inheriting  # still importing the program

    def close(self):
        pass


class _ParentProcess:
    """What a process knows of the one that started it."""

    daemon = False

    def __init__(self, name, pid):
        self.name = name
        self.pid = self.ident = pid

    def is_alive(self):
        parent = _process.parent()
        return parent is not None and parent.exitcode is None

    def join(self, timeout=None):
        parent = _process.parent()
        if parent is not None:
            parent.wait(timeout)

    def __repr__(self):
        return f'<_ParentProcess name={self.name!r} parent=None unknown>'


def _register_at_exit():
    global _registered
    if not _registered:
        _registered = True
        import atexit

        atexit.register(_end_children)


def _end_children():
    """At a process's end: daemons are terminated, the others waited for."""
    for child in active_children():
        if child.daemon:
            child._popen.terminate()
    for child in active_children():
        child.join()


_current = _MainProcess()
