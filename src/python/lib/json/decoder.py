"""Reads JSON, one character at a time where it must and by leaps where it can."""

_SPACE = ' \t\n\r'
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}
_HEX = '0123456789abcdefABCDEF'


class JSONDecodeError(ValueError):
    """The text is not JSON, from a certain position on."""

    def __init__(self, msg, doc, pos):
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict

    def decode(self, s):
        obj, end = self.raw_decode(s, _after_space(s, 0))
        end = _after_space(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The object that begins at a position, and the position after it."""
        if idx < 0:
            raise ValueError('idx cannot be negative')
        return self._value(s, idx, {})

    def _value(self, s, at, keys):
        first = s[at:at + 1]
        if first == '"':
            return _string(s, at + 1, self.strict)
        if first == '{':
            return self._object(s, at + 1, keys)
        if first == '[':
            return self._array(s, at + 1, keys)
        if first == 'n' and s.startswith('null', at):
            return None, at + 4
        if first == 't' and s.startswith('true', at):
            return True, at + 4
        if first == 'f' and s.startswith('false', at):
            return False, at + 5
        end = at + 1 if first == '-' else at
        digits = _after_digits(s, end)
        if digits > end and (s[end] != '0' or digits == end + 1):
            return self._number(s, at, digits)
        if digits > end:  # a number has no leading zeros: it ends after the first
            return self._number(s, at, end + 1)
        for name in _CONSTANTS:
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise JSONDecodeError('Expecting value', s, at)

    def _number(self, s, at, end):
        is_float = False
        if s[end:end + 1] == '.':
            fraction = _after_digits(s, end + 1)
            if fraction > end + 1:
                is_float, end = True, fraction
        if s[end:end + 1] in ('e', 'E'):
            start = end + 2 if s[end + 1:end + 2] in ('+', '-') else end + 1
            exponent = _after_digits(s, start)
            if exponent > start:
                is_float, end = True, exponent
        return (self.parse_float if is_float else self.parse_int)(s[at:end]), end

    def _array(self, s, at, keys):
        values = []
        at = _after_space(s, at)
        if s[at:at + 1] == ']':
            return values, at + 1
        while True:
            value, at = self._value(s, at, keys)
            values.append(value)
            at = _after_space(s, at)
            mark = s[at:at + 1]
            if mark == ']':
                return values, at + 1
            if mark != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _after_space(s, at + 1)
            if s[at:at + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, at, keys):
        pairs = []
        at = _after_space(s, at)
        if s[at:at + 1] == '}':
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
            key, at = _string(s, at + 1, self.strict)
            key = keys.setdefault(key, key)
            at = _after_space(s, at)
            if s[at:at + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _after_space(s, at + 1), keys)
            pairs.append((key, value))
            at = _after_space(s, at)
            mark = s[at:at + 1]
            if mark == '}':
                return self._made(pairs), at + 1
            if mark != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _after_space(s, at + 1)
            if s[at:at + 1] == '}':
                raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


def _after_space(s, at):
    while s[at:at + 1] and s[at] in _SPACE:
        at += 1
    return at


def _after_digits(s, at):
    while '0' <= s[at:at + 1] <= '9':
        at += 1
    return at


def _string(s, start, strict):
    """The string whose text begins at `start`, and the position after its end."""
    end = s.find('"', start)
    if end >= 0 and s.find('\\', start, end) < 0 and (
            not strict or s[start:end].isprintable()):
        return s[start:end], end + 1
    parts = []
    at = start
    while True:
        begin = at
        while True:
            char = s[at:at + 1]
            if not char:
                raise JSONDecodeError('Unterminated string starting at', s, start - 1)
            if char == '"' or char == '\\':
                break
            if char < ' ' and strict:
                raise JSONDecodeError('Invalid control character at', s, at)
            at += 1
        parts.append(s[begin:at])
        if char == '"':
            return ''.join(parts), at + 1
        char = s[at + 1:at + 2]
        if not char:
            raise JSONDecodeError('Unterminated string starting at', s, start - 1)
        if char == 'u':
            code, at = _unicode(s, at)
            parts.append(chr(code))
        elif char in _ESCAPES:
            parts.append(_ESCAPES[char])
            at += 2
        else:
            raise JSONDecodeError('Invalid \\escape', s, at)


def _unicode(s, at):
    """The character of `\\uXXXX`, or of two that are a surrogate pair."""
    code = _hex(s, at + 2)
    at += 6
    if 0xd800 <= code < 0xdc00 and s.startswith('\\u', at):
        low = _hex(s, at + 2)
        if 0xdc00 <= low < 0xe000:
            return 0x10000 + (code - 0xd800 << 10 | low - 0xdc00), at + 6
    return code, at


def _hex(s, at):
    digits = s[at:at + 4]
    if len(digits) != 4 or any(digit not in _HEX for digit in digits):
        raise JSONDecodeError('Invalid \\uXXXX escape', s, at - 1)
    return int(digits, 16)
