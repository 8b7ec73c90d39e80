"""Nested data, one part a line where a line is not wide enough."""
import sys


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._repr(object, {}, 0)


def isreadable(object):
    return '<' not in saferepr(object)


def isrecursive(object):
    return '<Recursion on ' in saferepr(object)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = stream
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        print(self.pformat(object), file=self._stream or sys.stdout)

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return ''.join(parts)

    def _pairs(self, mapping):
        return sorted(mapping.items(), key=_SafeKey.of_pair) if self._sort_dicts \
            else list(mapping.items())

    def _repr(self, object, active, level):
        """An object on one line."""
        kind = type(object)
        if kind is int and self._underscores:
            return f'{object:_d}'
        shape = kind.__repr__
        if shape is dict.__repr__ or shape is list.__repr__ or shape is tuple.__repr__:
            if not object:
                return repr(object)
            if id(object) in active:
                return f'<Recursion on {kind.__name__} with id={id(object)}>'
            is_dict = shape is dict.__repr__
            left, right = '{}' if is_dict else '[]' if shape is list.__repr__ else '()'
            if self._depth is not None and level >= self._depth:
                return f'{left}...{right}'
            active[id(object)] = True
            if is_dict:
                items = [f'{self._repr(key, active, level + 1)}: '
                         f'{self._repr(value, active, level + 1)}'
                         for key, value in self._pairs(object)]
            else:
                items = [self._repr(item, active, level + 1) for item in object]
            del active[id(object)]
            if shape is tuple.__repr__ and len(items) == 1:
                right = ',)'
            return left + ', '.join(items) + right
        return repr(object)

    def _format(self, object, write, column, allowance, active, level):
        """Writes an object at a column, with room left for what closes behind it."""
        if id(object) in active:
            write(f'<Recursion on {type(object).__name__} with id={id(object)}>')
            return
        text = self._repr(object, active, level)
        if len(text) <= self._width - column - allowance:
            write(text)
            return
        kind = type(object)
        shape = kind.__repr__
        active[id(object)] = True
        level += 1
        if shape is dict.__repr__ and object:
            write('{' + ' ' * (self._indent - 1) if self._indent > 1 else '{')
            self._format_pairs(self._pairs(object), write, column + self._indent, allowance + 1,
                               active, level)
            write('}')
        elif shape in (list.__repr__, tuple.__repr__) and object:
            left, right = '[]' if shape is list.__repr__ else '()'
            if shape is tuple.__repr__ and len(object) == 1:
                right = ',)'
            self._format_items(list(object), left, right, write, column, allowance, active, level)
        elif shape in (set.__repr__, frozenset.__repr__) and object:
            left, right = ('{', '}') if kind is set else (f'{kind.__name__}({{', '})')
            extra = 0 if kind is set else len(kind.__name__) + 1
            items = sorted(object, key=_SafeKey)
            self._format_items(items, left, right, write, column + extra, allowance, active, level)
        elif shape is str.__repr__ and object:
            self._format_str(object, write, column, allowance, level)
        elif hasattr(kind, '__dataclass_fields__') and '__wrapped__' not in shape.__dict__ \
                and shape.__qualname__ == f'{kind.__qualname__}.__repr__' \
                and getattr(kind, '__dataclass_params__').repr:
            self._format_dataclass(object, write, column, allowance, active, level)
        else:
            write(text)
        del active[id(object)]

    def _format_pairs(self, pairs, write, column, allowance, active, level):
        line = ',\n' + ' ' * column
        for number, (key, value) in enumerate(pairs, 1):
            text = self._repr(key, active, level)
            write(f'{text}: ')
            last = number == len(pairs)
            self._format(value, write, column + len(text) + 2, allowance if last else 1, active,
                         level)
            if not last:
                write(line)

    def _format_items(self, items, left, right, write, column, allowance, active, level):
        write(left)
        column += self._indent
        if self._indent > 1:
            write(' ' * (self._indent - 1))
        line = '\n' + ' ' * column
        allowance += len(right)
        width = room = self._width - column + 1
        separator = ''
        for number, item in enumerate(items, 1):
            last = number == len(items)
            if last:
                width -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, active, level)
                needed = len(text) + 2
                if width < needed:
                    width = room
                    if separator:
                        separator = ',' + line
                if width >= needed:
                    width -= needed
                    write(separator + text)
                    separator = ', '
                    continue
            write(separator)
            separator = ',' + line
            self._format(item, write, column, allowance if last else 1, active, level)
        write(right)

    def _format_str(self, text, write, column, allowance, level):
        """A long text as several, which Python puts together."""
        chunks = []
        lines = text.splitlines(keepends=True)
        if level == 1:
            column += 1
            allowance += 1
        width = room = self._width - column
        for number, line in enumerate(lines):
            last_line = number == len(lines) - 1
            shown = repr(line)
            if last_line:
                width -= allowance
            if len(shown) <= width:
                chunks.append(shown)
                continue
            parts = _words(line)
            limit = room
            current = ''
            for at, part in enumerate(parts):
                if last_line and at == len(parts) - 1:
                    limit -= allowance
                if len(repr(current + part)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(chunks[0])
            return
        if level == 1:
            write('(')
        write(('\n' + ' ' * column).join(chunks))
        if level == 1:
            write(')')

    def _format_dataclass(self, object, write, column, allowance, active, level):
        name = type(object).__name__
        column += len(name) + 1
        names = [field.name for field in object.__dataclass_fields__.values()
                 if field.repr and field._field_type == '_FIELD']
        write(name + '(')
        for number, field in enumerate(names, 1):
            last = number == len(names)
            write(f'{field}=')
            self._format(getattr(object, field), write, column + len(field) + 1,
                         allowance + 1 if last else 1, active, level)
            if not last:
                write(',\n' + ' ' * column)
        write(')')


def _words(line):
    """A line in words, each with the spaces behind it."""
    parts = []
    start = at = 0
    while at < len(line):
        while at < len(line) and not line[at].isspace():
            at += 1
        while at < len(line) and line[at].isspace():
            at += 1
        parts.append(line[start:at])
        start = at
    return parts


class _SafeKey:
    """Sorts what can be compared by itself, and the rest by type and place."""

    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    @classmethod
    def of_pair(cls, pair):
        return cls(pair[0])

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))
