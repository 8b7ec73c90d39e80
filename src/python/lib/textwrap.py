"""Texts broken into lines, and indented."""

_SPACES = '\t\n\x0b\x0c\r '


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """The text's words and the spaces between them."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _SPACES), ' '))
        chunks = []
        at = 0
        while at < len(text):
            start = at
            if text[at] in _SPACES:
                while at < len(text) and text[at] in _SPACES:
                    at += 1
                chunks.append(text[start:at])
            else:
                while at < len(text) and text[at] not in _SPACES:
                    at += 1
                word = text[start:at]
                chunks += _at_hyphens(word) if self.break_on_hyphens else [word]
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == ' ' and chunks[i].rstrip('"\'')[-1:] in ('.', '!', '?') \
                        and chunks[i].rstrip('"\'.!?')[-1:].islower():
                    chunks[i + 1] = '  '
        return chunks

    def wrap(self, text):
        """The text as lines of at most `width` characters."""
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks = self._chunks(text)[::-1]
        lines = []
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._place_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line[-1])
                line.pop()
            if not line:
                continue
            if self._fits(lines, chunks, length, width):
                lines.append(indent + ''.join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + ''.join(line))
                    break
                length -= len(line.pop())
            else:
                if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = lines[-1].rstrip() + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _fits(self, lines, chunks, length, width):
        """Whether a line may be added, or is the last that may and something is left."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        nothing_left = not chunks or (
            self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
        return nothing_left and length <= width

    def _place_long_word(self, chunks, line, length, width):
        """Breaks a word that no line has room for, or gives it a line of its own."""
        room = max(width, 1) - length if width >= 1 else 1
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and any(char != '-' for char in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def _at_hyphens(word):
    """A word in parts that end with a hyphen between letters, or are dashes."""
    parts = []
    start = at = 0
    size = len(word)
    while at < size:
        if word[at] == '-':
            end = at
            while end < size and word[end] == '-':
                end += 1
            if end - at >= 2 and at > start and end < size and (
                    word[at - 1].isalnum() or word[at - 1] in '_!"\'&.,?') and (
                    word[end].isalnum() or word[end] == '_'):
                parts += [word[start:at], word[at:end]]  # a dash
                start = end
            elif end - at == 1 and at - start >= 2 and _letters(word, at - 2, at) and end < size \
                    and _starts_word(word, end):
                parts.append(word[start:end])
                start = end
            at = end
        else:
            at += 1
    if start < size:
        parts.append(word[start:])
    return parts


def _letters(word, start, end):
    return all(char.isalpha() or char == '_' for char in word[start:end])


def _starts_word(word, at):
    """Whether letters, or a letter and a hyphen, follow."""
    return word[at].isalpha() and at + 1 < len(word) and (
        word[at + 1].isalpha() or word[at + 1] == '-')


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, cut off at the end of a word."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Takes away the spaces that all lines begin with."""
    try:
        lines = text.split('\n')
    except (AttributeError, TypeError):
        raise TypeError(f'expected str object, not {type(text).__name__!r}') from None
    margin = None
    for line in lines:
        content = line.lstrip(' \t')
        if not content.strip():
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
        else:
            while not indent.startswith(margin):
                margin = margin[:-1]
    size = len(margin or '')
    return '\n'.join([line[size:] if line.strip() else '' for line in lines])


def indent(text, prefix, predicate=None):
    """Puts a prefix before lines that are not blank, or that a function chooses."""
    return ''.join([prefix + line if (line.strip() if predicate is None else predicate(line))
                    else line for line in text.splitlines(keepends=True)])
