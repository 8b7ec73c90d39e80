"""The operating system, as far as there is one: processes and the environment, but no files."""
import _os

import os.path as path

name = 'posix'
sep, altsep, extsep, pathsep, linesep = '/', None, '.', ':', '\n'
curdir, pardir, devnull, defpath = '.', '..', '/dev/null', '/bin:/usr/bin'
error = OSError
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024

_exit = _os.exit
urandom = _os.urandom
cpu_count = _os.cpu_count


def process_cpu_count():
    return cpu_count()


def sched_getaffinity(pid):
    return set(range(cpu_count() or 1))


def getpid():
    try:
        from _process import pid
    except ImportError:  # where no process can be started
        return _os.getpid()
    return pid()


def getppid():
    try:
        from _process import parent
    except ImportError:
        return 1
    process = parent()
    return 1 if process is None else process.pid


def kill(pid, sig, /):
    """Ends a process that was started here; other signals have no effect."""
    from multiprocessing import process

    for child in process.active_children():
        if child.pid == pid:
            if sig == 9:
                child.kill()
            elif sig == 15:
                child.terminate()
            return
    if pid == getpid():
        if sig in (2, 9, 15):
            _exit(128 + sig)
        return
    raise ProcessLookupError(3, 'No such process')


class _Environ(dict):
    """The environment's variables; a name that is not there is a KeyError."""

    def __setitem__(self, key, value):
        for text in key, value:
            if not isinstance(text, str):
                raise TypeError(f'str expected, not {type(text).__name__}')
        super().__setitem__(key, value)

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f'environ({dict.__repr__(self)})'


environ = _Environ({'HOME': '/', 'LANG': 'C.UTF-8', 'PATH': defpath, 'USER': 'reader'})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def getcwd():
    return '/'


def getlogin():
    return environ['USER']


def strerror(code, /):
    return {1: 'Operation not permitted', 2: 'No such file or directory', 3: 'No such process',
            13: 'Permission denied', 17: 'File exists', 30: 'Read-only file system'}.get(
        code, f'Unknown error {code}')


def fspath(path):
    """A path as text."""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    return method(path)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class PathLike:
    """A class to derive paths from."""

    def __class_getitem__(cls, item):
        return cls


def get_terminal_size(fd=None, /):
    raise OSError(25, 'Inappropriate ioctl for device')


def _missing(path='.', *args, **kwargs):
    raise FileNotFoundError(2, 'No such file or directory', fspath(path))


def _read_only(path, *args, **kwargs):
    raise OSError(30, 'Read-only file system', fspath(path))


stat = lstat = listdir = scandir = chdir = readlink = open = _missing
mkdir = makedirs = remove = unlink = rmdir = removedirs = rename = replace = symlink = link = \
    _read_only
chmod = utime = truncate = _missing


def walk(top, topdown=True, onerror=None, followlinks=False):
    return iter(())


def access(path, mode):
    return False


def system(command):
    raise OSError(1, 'Operation not permitted')
