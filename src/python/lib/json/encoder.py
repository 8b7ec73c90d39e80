"""Writes JSON."""

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r',
            '\t': '\\t'}


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """What stands for an object that JSON has nothing for; subclasses may know better."""
        raise TypeError(f'Object of type {type(o).__name__} is not JSON serializable')

    def encode(self, o):
        parts = []
        self._write(o, parts.append, '\n', {})
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts.append, '\n', {})
        return iter(parts)

    def _write(self, o, put, line, open_):
        """Writes an object; `line` is a line's end and indentation, `open_` what it is part of."""
        if isinstance(o, str):
            put(_quoted(o, self.ensure_ascii))
        elif o is None:
            put('null')
        elif o is True:
            put('true')
        elif o is False:
            put('false')
        elif isinstance(o, int):
            put(int.__repr__(o))
        elif isinstance(o, float):
            put(self._float(o))
        else:
            if self.check_circular:
                if id(o) in open_:
                    raise ValueError('Circular reference detected')
                open_[id(o)] = o
            if isinstance(o, dict):
                self._write_dict(o, put, line, open_)
            elif isinstance(o, (list, tuple)):
                self._write_list(o, put, line, open_)
            else:
                self._write(self.default(o), put, line, open_)
            if self.check_circular:
                del open_[id(o)]

    def _deeper(self, line):
        if self.indent is None:
            return '', line
        step = self.indent if isinstance(self.indent, str) else ' ' * self.indent
        return line + step, line + step

    def _write_list(self, items, put, line, open_):
        if not items:
            put('[]')
            return
        put('[')
        break_, inner = self._deeper(line)
        put(break_)
        separator = self.item_separator + break_
        first = True
        for item in items:
            if first:
                first = False
            else:
                put(separator)
            self._write(item, put, inner, open_)
        if break_:
            put(line)
        put(']')

    def _write_dict(self, items, put, line, open_):
        if not items:
            put('{}')
            return
        put('{')
        break_, inner = self._deeper(line)
        separator = self.item_separator + break_
        pairs = sorted(items.items()) if self.sort_keys else items.items()
        first = True
        for key, value in pairs:
            key = self._key(key)
            if key is None:
                continue
            if first:
                first = False
                put(break_)
            else:
                put(separator)
            put(_quoted(key, self.ensure_ascii))
            put(self.key_separator)
            self._write(value, put, inner, open_)
        if break_ and not first:
            put(line)
        put('}')

    def _key(self, key):
        """A key as text; None for one that is left out."""
        if isinstance(key, str):
            return key
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return self._float(key)
        if self.skipkeys:
            return None
        raise TypeError('keys must be str, int, float, bool or None, not '
                        f'{type(key).__name__}')

    def _float(self, number):
        if number != number:
            text = 'NaN'
        elif number in (float('inf'), float('-inf')):
            text = 'Infinity' if number > 0 else '-Infinity'
        else:
            return float.__repr__(number)
        if not self.allow_nan:
            raise ValueError(f'Out of range float values are not JSON compliant: {number!r}')
        return text


def _quoted(text, ensure_ascii):
    if text.isprintable() and '"' not in text and '\\' not in text and (
            not ensure_ascii or text.isascii()):
        return f'"{text}"'
    return '"' + ''.join([_escaped(char, ensure_ascii) for char in text]) + '"'


def _escaped(char, ensure_ascii):
    known = _ESCAPES.get(char)
    if known is not None:
        return known
    code = ord(char)
    if code < 32 or code > 126 and ensure_ascii:
        if code > 0xffff:
            code -= 0x10000
            return f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}'
        return f'\\u{code:04x}'
    return char
