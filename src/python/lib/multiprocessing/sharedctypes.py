"""Value and Array: numbers in memory that processes share."""
import _process
from multiprocessing.context import assert_spawning
from multiprocessing.synchronize import RLock

_sizes = {
    'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8,
    'f': 4, 'd': 8,
}
_names = {
    'c': 'c_char', 'b': 'c_byte', 'B': 'c_ubyte', '?': 'c_bool', 'h': 'c_short', 'H': 'c_ushort',
    'i': 'c_int', 'I': 'c_uint', 'l': 'c_long', 'L': 'c_ulong', 'q': 'c_long', 'Q': 'c_ulong',
    'f': 'c_float', 'd': 'c_double',
}
_stored_as = {'l': 'q', 'L': 'Q'}


def _code(typecode_or_type):
    code = getattr(typecode_or_type, '_type_', typecode_or_type)
    if code not in _sizes:
        raise TypeError('this type has no size')
    return code


def _fit(code, value):
    """A value as C would store it: whole numbers lose the bits that do not fit."""
    if code in 'fd':
        if not isinstance(value, (int, float)) and not hasattr(value, '__float__'):
            raise TypeError(f'must be real number, not {type(value).__name__}')
        return float(value)
    if code == '?':
        return bool(value)
    if code == 'c':
        if not isinstance(value, bytes) or len(value) != 1:
            raise TypeError('one character bytes, bytearray, or an integer in range(256) expected')
        return value
    if not hasattr(value, '__index__'):
        raise TypeError(f'{type(value).__name__!r} object cannot be interpreted as an integer')
    bits = _sizes[code] * 8
    value = value.__index__() & (1 << bits) - 1
    if code.islower() and value >> bits - 1:
        value -= 1 << bits
    return value


class _Raw:
    """Shared memory for `_length` numbers of one type."""

    def __init__(self, code, length):
        self._code = code
        self._length = length
        self._memory = _process.Memory(_sizes[code] * length)

    def __getstate__(self):
        assert_spawning(self)
        return self._code, self._length, _process.share(self._memory)

    def __setstate__(self, state):
        self._code, self._length, ticket = state
        self._memory = _process.attach(ticket)

    def _load(self, index):
        return self._memory.load(_stored_as.get(self._code, self._code), index * _sizes[self._code])

    def _store(self, index, value):
        code = self._code
        self._memory.store(_stored_as.get(code, code), index * _sizes[code], _fit(code, value))


class _RawValue(_Raw):
    value = property(lambda self: self._load(0), lambda self, value: self._store(0, value))

    def __repr__(self):
        return f'{_names[self._code]}({self.value!r})'


class _RawArray(_Raw):
    def __len__(self):
        return self._length

    def _index(self, index):
        index = index.__index__()
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError('invalid index')
        return index

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self._load(at) for at in range(*index.indices(self._length))]
            return b''.join(items) if self._code == 'c' else items
        return self._load(self._index(index))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length))
            values = [bytes((b,)) for b in value] if self._code == 'c' else list(value)
            if len(values) != len(places):
                raise ValueError('Can only assign sequence of same size')
            for at, item in zip(places, values):
                self._store(at, item)
        else:
            self._store(self._index(index), value)

    def __iter__(self):
        return (self._load(at) for at in range(self._length))

    @property
    def raw(self):
        return self._memory.read(0, self._length)

    @raw.setter
    def raw(self, data):
        if len(data) > self._length:
            raise ValueError(f'byte string too long ({len(data)}, maximum length {self._length})')
        self._memory.write(0, bytes(data))

    @property
    def value(self):
        self._check_text()
        return self.raw.partition(b'\0')[0]

    @value.setter
    def value(self, data):
        self._check_text()
        self.raw = data + (b'\0' if len(data) < self._length else b'')

    def _check_text(self):
        if self._code != 'c':
            raise AttributeError(f'{type(self).__name__!r} object has no attribute \'value\'')

    def __repr__(self):
        return (f'<multiprocessing.sharedctypes.{_names[self._code]}_Array_{self._length} object '
                f'at {id(self):#x}>')


class _Synchronized:
    """Shared memory together with a lock, held for each access by itself.

    So `value += 1`, which is two accesses, can lose updates: hold `get_lock()` around it.
    """

    def __init__(self, obj, lock):
        self._obj = obj
        self._lock = RLock() if lock is True or lock is None else lock
        self._bind()

    def _bind(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        assert_spawning(self)
        return self._obj, self._lock

    def __setstate__(self, state):
        self._obj, self._lock = state
        self._bind()

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f'<{type(self).__name__} wrapper for {self._obj}>'

    def _get_value(self):
        with self._lock:
            return self._obj.value

    def _set_value(self, value):
        with self._lock:
            self._obj.value = value


class Synchronized(_Synchronized):
    value = property(_Synchronized._get_value, _Synchronized._set_value)


class SynchronizedArray(_Synchronized):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    def __getslice__(self, start, stop):
        return self[start:stop]


class SynchronizedString(SynchronizedArray):
    value = property(_Synchronized._get_value, _Synchronized._set_value)

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw

    @raw.setter
    def raw(self, data):
        with self._lock:
            self._obj.raw = data


def RawValue(typecode_or_type, *args):
    obj = _RawValue(_code(typecode_or_type), 1)
    if args:
        obj.value = args[0]
    return obj


def RawArray(typecode_or_type, size_or_initializer):
    code = _code(typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _RawArray(code, size_or_initializer)
    values = size_or_initializer
    if code != 'c':
        values = list(values)
    obj = _RawArray(code, len(values))
    obj[:] = values
    return obj


def _check_lock(lock):
    if lock not in (True, None) and not hasattr(lock, 'acquire'):
        raise AttributeError(f'{lock!r} has no method \'acquire\'')


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A number that processes share: `value` reads and writes it."""
    obj = RawValue(typecode_or_type, *args)
    if lock is False:
        return obj
    _check_lock(lock)
    return Synchronized(obj, lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """Numbers that processes share: so many zeros, or the values of a sequence."""
    obj = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return obj
    _check_lock(lock)
    return (SynchronizedString if obj._code == 'c' else SynchronizedArray)(obj, lock)


def synchronized(obj, lock=None, ctx=None):
    if isinstance(obj, _RawValue):
        return Synchronized(obj, lock)
    return (SynchronizedString if obj._code == 'c' else SynchronizedArray)(obj, lock)
