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
        return format_string.format(*args, **kwargs)
