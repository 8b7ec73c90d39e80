"""Files in memory, and the names of the classes of files; there is no file system here."""

DEFAULT_BUFFER_SIZE = 131072
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
open = open


class UnsupportedOperation(OSError, ValueError):
    """The file cannot do that."""


class IOBase:
    """What all files can do."""

    _closed = False
    _closed_message = 'I/O operation on closed file.'

    def close(self):
        self._closed = True

    @property
    def closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise ValueError(self._closed_message)

    def __enter__(self):
        self._check_closed()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_closed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def flush(self):
        self._check_closed()

    def isatty(self):
        self._check_closed()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def readlines(self, hint=-1):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory:
    """What StringIO and BytesIO have in common: one text or bytes object, and a position."""

    def _open(self):
        self._check_closed()
        return self._value

    def readable(self):
        self._check_closed()
        return True

    writable = seekable = readable

    def getvalue(self):
        return self._open()

    def close(self):
        self._closed = True
        self._value = None

    def tell(self):
        self._check_closed()
        return self._at

    def read(self, size=-1, /):
        value = self._open()
        start = self._at
        end = len(value) if size is None or size < 0 else min(start + size, len(value))
        self._at = max(start, end)
        return value[start:end]

    def readline(self, size=-1, /):
        value = self._open()
        start = self._at
        end = value.find(self._newline, start) + 1 or len(value)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = max(start, end)
        return value[start:end]

    def _put(self, data):
        value = self._open()
        at = self._at
        if at == len(value):
            self._value = value + data
        else:
            if at > len(value):
                value += self._filler * (at - len(value))
            self._value = value[:at] + data + value[at + len(data):]
        self._at = at + len(data)
        return len(data)

    def truncate(self, size=None, /):
        value = self._open()
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError(f'Negative size value {size}')
        self._value = value[:size]
        return size


class StringIO(_Memory, TextIOBase):
    """Text written to and read from memory."""

    _closed_message = 'I/O operation on closed file'
    _newline = '\n'
    _filler = '\0'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not '
                            f'{type(initial_value).__name__}')
        self._value = ''
        self._pending = []  # written at the end, and not yet joined
        self._at = 0
        self._universal = newline is None
        self.write(initial_value or '')
        self._at = 0
        self._join()

    def _join(self):
        if self._pending:
            self._value += ''.join(self._pending)
            self._pending.clear()

    def _open(self):
        self._check_closed()
        self._join()
        return self._value

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._check_closed()
        written = len(s)
        if self._universal:
            s = s.replace('\r\n', '\n').replace('\r', '\n')
        if self._pending or self._at == len(self._value):
            self._pending.append(s)
            self._at += len(s)
        else:
            self._put(s)
        return written

    def seek(self, pos, whence=0, /):
        value = self._open()
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence in (1, 2) and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        self._at = pos if whence == 0 else self._at if whence == 1 else len(value)
        return self._at

    def tell(self):
        self._open()
        return self._at


class BytesIO(_Memory, BufferedIOBase):
    """Bytes written to and read from memory."""

    _newline = b'\n'
    _filler = b'\0'

    def __init__(self, initial_bytes=b''):
        self._value = bytes(initial_bytes)
        self._at = 0

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    read1 = _Memory.read

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def seek(self, pos, whence=0, /):
        value = self._open()
        if whence == 0 and pos < 0:
            raise ValueError(f'negative seek value {pos}')
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        base = 0 if whence == 0 else self._at if whence == 1 else len(value)
        self._at = max(base + pos, 0)
        return self._at


class TextIOWrapper(TextIOBase):
    """Text over a file of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        self.buffer = buffer
        self.encoding = encoding or 'utf-8'
        self.errors = errors or 'strict'

    def write(self, s, /):
        self.buffer.write(s.encode(self.encoding, self.errors))
        return len(s)

    def read(self, size=-1, /):
        text = self.buffer.read().decode(self.encoding, self.errors)
        return text.replace('\r\n', '\n')

    def readline(self, size=-1, /):
        return self.buffer.readline().decode(self.encoding, self.errors).replace('\r\n', '\n')

    def flush(self):
        self.buffer.flush()
