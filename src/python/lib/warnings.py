"""Warnings: printed to stderr, once for each place."""
import sys

filters = []  # (action, message begins with, category, module), the newest first
_seen = set()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    filename, lineno = '<unknown>', 0
    if hasattr(sys, '_getframe'):
        try:
            frame = sys._getframe(stacklevel)
        except ValueError:
            frame = sys._getframe(1)
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
    warn_explicit(message, category, filename, lineno)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = 'default'
    if issubclass(category, (PendingDeprecationWarning, ImportWarning, ResourceWarning)):
        action = 'ignore'
    for chosen, start, kind, _ in filters:
        if issubclass(category, kind) and text.lower().startswith(start.lower()):
            action = chosen
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = {'once': (text, category), 'module': (text, category, filename)}.get(
        action, (text, category, filename, lineno))
    if action != 'always' and action != 'all':
        if key in _seen:
            return
        _seen.add(key)
    showwarning(message, category, filename, lineno)


def formatwarning(message, category, filename, lineno, line=None):
    from linecache import getline

    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = getline(filename, lineno) if line is None else line
    return text + f'  {line.strip()}\n' if line and line.strip() else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    if _recorders:
        _recorders[-1].append(WarningMessage(message, category, filename, lineno, file, line))
        return
    (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self.category.__name__!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    if action not in ('error', 'ignore', 'always', 'all', 'default', 'module', 'once'):
        raise ValueError(f'invalid action: {action!r}')
    filters.insert(len(filters) if append else 0, (action, message, category, module))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, '', category, append=append)


def resetwarnings():
    filters.clear()


_recorders = []


class catch_warnings:
    """Brings the filters back at the end of the block; may collect warnings instead of printing."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._filter = action, category, lineno, append

    def __enter__(self):
        self._before = filters[:], _seen.copy()
        _seen.clear()
        if self._filter[0] is not None:
            simplefilter(*self._filter)
        if self._record:
            _recorders.append([])
            return _recorders[-1]
        return None

    def __exit__(self, *exc_info):
        filters[:], seen = self._before
        _seen.clear()
        _seen.update(seen)
        if self._record:
            _recorders.pop()


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    """A decorator: calling what it decorates warns."""
    def decorate(arg):
        from functools import wraps

        if isinstance(arg, type):
            arg.__deprecated__ = message
            return arg

        @wraps(arg)
        def wrapper(*args, **kwargs):
            if category is not None:
                warn(message, category, stacklevel + 1)
            return arg(*args, **kwargs)

        wrapper.__deprecated__ = message
        return wrapper

    return decorate
