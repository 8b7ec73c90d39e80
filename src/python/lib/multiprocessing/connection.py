"""Pipe: two connected ends, for objects in both directions."""
import _process
from multiprocessing.reduction import dumps, loads


class Connection:
    """One end of a pipe."""

    def __init__(self, handle, readable=True, writable=True):
        self._handle = handle
        self._readable = readable
        self._writable = writable

    @property
    def closed(self):
        return self._handle is None

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        return self._open().fileno()

    def _open(self):
        if self._handle is None:
            raise OSError('handle is closed')
        return self._handle

    def _reader(self):
        handle = self._open()
        if not self._readable:
            raise OSError('connection is write-only')
        return handle

    def _writer(self):
        handle = self._open()
        if not self._writable:
            raise OSError('connection is read-only')
        return handle

    def close(self):
        if self._handle is not None:
            handle, self._handle = self._handle, None
            handle.close()

    def send(self, obj):
        """Sends an object, as a copy."""
        self._writer().send(dumps(obj))

    def recv(self):
        """The next object; EOFError if there is none and the other end is closed."""
        return loads(self._reader().recv())

    def send_bytes(self, buf, offset=0, size=None):
        handle = self._writer()
        data = bytes(buf)
        if offset < 0:
            raise ValueError('offset is negative')
        if len(data) < offset:
            raise ValueError('buffer length < offset')
        if size is None:
            size = len(data) - offset
        elif size < 0:
            raise ValueError('size is negative')
        elif offset + size > len(data):
            raise ValueError('buffer length < offset + size')
        handle.send(data[offset:offset + size])

    def recv_bytes(self, maxlength=None):
        handle = self._reader()
        if maxlength is not None and maxlength < 0:
            raise ValueError('negative maxlength')
        data = handle.recv()
        if maxlength is not None and len(data) > maxlength:
            self._readable = self._writable = False
            self.close()
            raise OSError('message length exceeds maximum')
        return data

    def recv_bytes_into(self, buf, offset=0):
        data = self._reader().recv()
        if len(data) > len(buf) - offset:
            from multiprocessing.context import BufferTooShort

            raise BufferTooShort(data)
        buf[offset:offset + len(data)] = data
        return len(data)

    def poll(self, timeout=0.0):
        """Whether there is something to receive, now or within so many seconds."""
        return self._reader().poll(timeout)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

    def __reduce__(self):
        return _attach, (_process.share(self._open()), self._readable, self._writable)


def _attach(ticket, readable, writable):
    return Connection(_process.attach(ticket), readable, writable)


def Pipe(duplex=True):
    """Both ends of a pipe; if it is not duplex, the first receives and the second sends."""
    one, two = _process.pipe()
    return Connection(one, writable=duplex), Connection(two, readable=duplex)


def wait(object_list, timeout=None):
    """Those connections that have something to receive, and sentinels of processes that ended."""
    handles = {}
    for obj in object_list:
        handles[id(getattr(obj, '_handle', obj))] = obj
    ready = _process.wait([getattr(obj, '_handle', obj) for obj in handles.values()], timeout)
    ready = {id(handle) for handle in ready}
    return [obj for key, obj in handles.items() if key in ready]
