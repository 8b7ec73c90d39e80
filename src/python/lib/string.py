"""Sets of characters, and templates."""

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word with a capital letter, single spaces between them."""
    return (' ' if sep is None else sep).join(word.capitalize() for word in s.split(sep))


class Template:
    """A text with `$name` or `${name}` where values go, and `$$` for a dollar sign."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Text, and names as `(name, as written, position)`; None for a name is a stray sign."""
        text, sign = self.template, self.delimiter
        at = 0
        while True:
            found = text.find(sign, at)
            if found < 0:
                yield text[at:]
                return
            yield text[at:found]
            start = found + len(sign)
            if text.startswith(sign, start):
                yield sign
                at = start + len(sign)
                continue
            braced = text.startswith('{', start)
            begin = end = start + braced
            while end < len(text) and text[end].isascii() and (
                    text[end].isalpha() or text[end] == '_' or end > begin and text[end].isdigit()):
                end += 1
            name = text[begin:end]
            if not name or braced and not text.startswith('}', end):
                yield None, text[found:start], found
                at = start
            else:
                at = end + braced
                yield name, text[found:at], found

    def substitute(self, mapping={}, /, **kws):
        result = []
        for part in self._parts():
            if not isinstance(part, str):
                name, _, position = part
                if name is None:
                    before = self.template[:position].splitlines(keepends=True)
                    line = max(len(before), 1)
                    if before and before[-1].endswith('\n'):
                        line, before = line + 1, ['']
                    column = len(before[-1]) + 1 if before else 1
                    raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
                part = str(kws[name] if name in kws else mapping[name])
            result.append(part)
        return ''.join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        """Like `substitute`, leaving in place what has no value."""
        result = []
        for part in self._parts():
            if not isinstance(part, str):
                name, written, _ = part
                if name in kws:
                    part = str(kws[name])
                elif name is not None and name in mapping:
                    part = str(mapping[name])
                else:
                    part = written
            result.append(part)
        return ''.join(result)

    def is_valid(self):
        return all(isinstance(part, str) or part[0] is not None for part in self._parts())

    def get_identifiers(self):
        names = {}
        for part in self._parts():
            if not isinstance(part, str) and part[0] is not None:
                names[part[0]] = True
        return list(names)


class Formatter:
    """What `str.format` does, as methods to be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, automatic):
        """The text, and the number of the next field that has none; False if fields have numbers."""
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first = field.split('.')[0].split('[')[0]
            if first == '':
                if automatic is False:
                    raise ValueError('cannot switch from manual field specification to automatic '
                                     'field numbering')
                field = str(automatic) + field
                automatic += 1
            elif first.isdigit():
                if automatic:
                    raise ValueError('cannot switch from automatic field numbering to manual '
                                     'field specification')
                automatic = False
            value, key = self.get_field(field, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, automatic = self._vformat(spec, args, kwargs, used, depth - 1, automatic)
            result.append(self.format_field(value, spec))
        return ''.join(result), automatic

    def parse(self, format_string):
        """Pieces of literal text, each with the field behind it: its name, format and conversion."""
        at, literal = 0, ''
        while at < len(format_string):
            char = format_string[at]
            at += 1
            if char not in '{}':
                literal += char
            elif format_string[at:at + 1] == char:
                literal += char
                at += 1
            elif char == '}':
                raise ValueError("Single '}' encountered in format string")
            else:
                field, at = _field(format_string, at)
                yield literal, *field
                literal = ''
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        end = min((field_name + '.').index('.'), (field_name + '[').index('['))
        first, rest = field_name[:end], field_name[end:]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == '.':
                end = min((rest + '.').index('.', 1), (rest + '[').index('[', 1))
                value, rest = getattr(value, rest[1:end]), rest[end:]
            else:
                end = rest.index(']')
                key = rest[1:end]
                value, rest = value[int(key) if key.isdigit() else key], rest[end + 1:]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')


def _field(text, at):
    """The field that begins at a place, `(name, format, conversion)`, and the place behind it."""
    start, depth, colon = at, 1, None
    while at < len(text):
        char = text[at]
        if char == '{':
            depth += 1
        elif char == '}':
            depth -= 1
            if depth == 0:
                break
        elif char == ':' and colon is None and depth == 1:
            colon = at
        at += 1
    else:
        raise ValueError("expected '}' before end of string")
    name = text[start:at if colon is None else colon]
    spec = '' if colon is None else text[colon + 1:at]
    name, mark, conversion = name.partition('!')
    return (name, spec, conversion if mark else None), at + 1
