"""Exceptions and where they came from, as text."""
import sys

from linecache import getline

_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
_REPEATS = 3  # that many frames alike are shown, the others counted


class FrameSummary:
    """One line of a traceback."""

    __slots__ = ('filename', 'lineno', 'name', '_line', 'locals', '_carets', 'colno',
                 'end_lineno', 'end_colno')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, carets=None, **options):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = locals
        self.colno, self.end_lineno, self.end_colno = colno, end_lineno, end_colno
        self._carets = carets

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = getline(self.filename, self.lineno)
        return self._line.strip()

    def _key(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return self._key() == other
        return NotImplemented

    def __getitem__(self, index):
        return self._key()[index]

    def __iter__(self):
        return iter(self._key())

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def _format(self):
        text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        if self.line:
            text += f'    {self.line}\n'
            if self._carets:
                text += f'    {self._carets}\n'
        return text


class StackSummary(list):
    """The lines of a traceback."""

    @classmethod
    def from_list(cls, a_list):
        return cls(item if isinstance(item, FrameSummary) else
                   FrameSummary(item[0], item[1], item[2], line=item[3]) for item in a_list)

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls(_cut([FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name)
                         for frame, line in frame_gen], limit))

    def format_frame_summary(self, frame_summary):
        return frame_summary._format()

    def format(self):
        result = []
        last = None
        count = 0
        for frame in [*self, None]:
            key = None if frame is None else (frame.filename, frame.lineno, frame.name)
            if key == last and key is not None:
                count += 1
            else:
                if count > _REPEATS:
                    more = count - _REPEATS
                    times = '' if more == 1 else 's'
                    result.append(f'  [Previous line repeated {more} more time{times}]\n')
                last, count = key, 1
            if frame is not None and count <= _REPEATS:
                result.append(self.format_frame_summary(frame))
        return result


def _cut(frames, limit):
    """The first frames, or with a negative limit the last."""
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    """The lines of an exception's traceback."""
    from _traceback import carets

    frames = []
    while tb is not None:
        code = tb.tb_frame.f_code
        frames.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name,
                                   carets=carets(tb)))
        tb = tb.tb_next
    return StackSummary(_cut(frames, limit))


def extract_stack(f=None, limit=None):
    """The lines of what runs now, the innermost last."""
    frames = []
    frame = sys._getframe(1) if f is None else f
    while frame is not None:
        frames.append(FrameSummary(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
        frame = frame.f_back
    return StackSummary(_cut(frames, limit)[::-1])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for text in format_list(extracted_list):
        print(text, file=file or sys.stderr, end='')


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file)


def _given(exc, value, _nothing=object()):
    """The exception that a function was given, by itself or after its type."""
    if isinstance(exc, BaseException):
        return exc
    return value


def _name(cls):
    if cls.__module__ in ('builtins', '__main__'):
        return cls.__qualname__
    return f'{cls.__module__}.{cls.__qualname__}'


def format_exception_only(exc, /, value=None, *, show_group=False):
    """The lines that say what an exception is, without where it came from."""
    if not isinstance(exc, BaseException):
        if value is None:
            return [f'{_name(exc)}\n' if isinstance(exc, type) else f'{exc}\n']
        exc = value
    name = _name(type(exc))
    if isinstance(exc, SyntaxError):
        lines = _format_syntax_error(exc, name)
    else:
        try:
            text = str(exc)
        except Exception:
            text = '<exception str() failed>'
        if not text:
            text = name
        else:
            text = f'{name}: {text}'
        hint = _suggestion(exc)
        if hint:
            text += f'. Did you mean: {hint!r}?' if not text.endswith('?') else ''
        lines = [text + '\n']
    for note in getattr(exc, '__notes__', None) or ():
        lines += [line + '\n' for line in str(note).split('\n')]
    if show_group and isinstance(exc, BaseExceptionGroup):
        for part in exc.exceptions:
            lines += ['   ' + line for line in format_exception_only(part, show_group=True)]
    return lines


def _suggestion(exc):
    """The name that was probably meant, for a name or attribute that is not there."""
    if isinstance(exc, (NameError, AttributeError, ImportError)):
        from _traceback import suggestion

        return suggestion(exc)
    return None


def _format_syntax_error(exc, name):
    lines = []
    if exc.lineno is not None:
        lines.append(f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n')
        if exc.text is not None:
            text = exc.text.rstrip('\n')
            shown = text.lstrip(' \n\f')
            lines.append(f'    {shown}\n')
            if exc.offset is not None:
                start = max(exc.offset - 1 - (len(text) - len(shown)), 0)
                end = exc.end_offset if exc.end_offset not in (None, 0) and (
                    exc.end_lineno in (None, exc.lineno)) else exc.offset + 1
                width = max(end - exc.offset, 1)
                lines.append(f'    {" " * start}{"^" * width}\n')
    lines.append(f'{name}: {exc.msg or "<no detail available>"}\n')
    return lines


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True, **kwargs):
    """An exception with its traceback and those that led to it, as a list of texts."""
    exc = _given(exc, value)
    if exc is None:
        return ['NoneType: None\n']
    return list(_format(exc, limit, chain, set()))


def _format(exc, limit, chain, seen):
    seen.add(id(exc))
    if chain:
        cause, context = exc.__cause__, exc.__context__
        if cause is not None:
            if id(cause) not in seen:
                yield from _format(cause, limit, chain, seen)
                yield _CAUSE
        elif context is not None and not exc.__suppress_context__ and id(context) not in seen:
            yield from _format(context, limit, chain, seen)
            yield _CONTEXT
    if isinstance(exc, BaseExceptionGroup):
        yield from _format_group(exc, limit, chain, seen, 0)
    else:
        if exc.__traceback__ is not None:
            yield 'Traceback (most recent call last):\n'
            yield from format_tb(exc.__traceback__, limit)
        yield from format_exception_only(exc)


_WIDTH, _DEPTH = 15, 10  # of groups: exceptions shown in one, groups in groups


def _format_group(exc, limit, chain, seen, depth):
    """A group as a tree: a margin for each group that an exception is in."""
    margin = '  ' * depth + '| ' if depth else '  | '
    if depth == 0:
        depth = 1
        if exc.__traceback__ is not None:
            yield '  + Exception Group Traceback (most recent call last):\n'
            for text in format_tb(exc.__traceback__, limit):
                yield _indent(text, margin)
    elif exc.__traceback__ is not None:
        yield f'{margin}Exception Group Traceback (most recent call last):\n'
        for text in format_tb(exc.__traceback__, limit):
            yield _indent(text, margin)
    for text in format_exception_only(exc):
        yield _indent(text, margin)
    space = '  ' * depth
    total = len(exc.exceptions)
    if depth > _DEPTH:
        yield f'{margin}... (max_group_depth is {_DEPTH})\n'
        return
    inner = '  ' * (depth + 1)
    for number, part in enumerate(exc.exceptions[:_WIDTH], 1):
        sign = '+-' if number == 1 else '  '
        yield f'{space}{sign}+---------------- {number} ----------------\n'
        if isinstance(part, BaseExceptionGroup):
            yield from _format_part(part, limit, chain, seen, depth + 1)
        else:
            for text in _format(part, limit, chain, seen):
                yield _indent(text, inner + '| ')
    if total > _WIDTH:
        yield f'{space}  +---------------- ... ----------------\n'
        more = total - _WIDTH
        yield f'{inner}| and {more} more exception{"s" if more > 1 else ""}\n'
    if not (isinstance(exc.exceptions[min(total, _WIDTH) - 1], BaseExceptionGroup)
            and total <= _WIDTH):
        yield f'{inner}+------------------------------------\n'


def _format_part(exc, limit, chain, seen, depth):
    """A group in a group, after what led to it."""
    seen.add(id(exc))
    margin = '  ' * depth + '| '
    if chain:
        before, words = exc.__cause__, _CAUSE
        if before is None and not exc.__suppress_context__:
            before, words = exc.__context__, _CONTEXT
        if before is not None and id(before) not in seen:
            for text in [*_format(before, limit, chain, seen), words]:
                yield _indent(text, margin)
    yield from _format_group(exc, limit, chain, seen, depth)


def _indent(text, margin):
    return ''.join(margin + line for line in text.splitlines(keepends=True))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True, **kwargs):
    text = ''.join(format_exception(exc, value, tb, limit, chain))
    print(text, file=sys.stderr if file is None else file, end='')


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as one text."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Accepted without effect."""


class TracebackException:
    """What there is to print of an exception."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **options):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._exc = exc_value
        self._limit = limit

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return _name(self.exc_type)

    def format(self, *, chain=True, **kwargs):
        yield from format_exception(self._exc, limit=self._limit, chain=chain)

    def format_exception_only(self, **kwargs):
        yield from format_exception_only(self._exc)

    def print(self, *, file=None, chain=True, **kwargs):
        print_exception(self._exc, limit=self._limit, file=file, chain=chain)

    def __str__(self):
        return str(self._exc)
