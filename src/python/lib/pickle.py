"""Objects as bytes, and back, in the format that Python's own `pickle` writes (protocol 5)."""
import builtins
import sys

from _pickling import Memo, dump as dump_plain, load as load_plain
from copyreg import __newobj__, dispatch_table, reduce, set_state

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5


class PickleError(Exception):
    """The base of what pickling raises."""

    __module__ = '_pickle'


class PicklingError(PickleError):
    """An object cannot be pickled."""

    __module__ = '_pickle'


class UnpicklingError(PickleError):
    """The bytes are no pickle."""

    __module__ = '_pickle'


_function = type(lambda: 0)
_builtin = type(len)
_constants = {None: b'N', True: b'\x88', False: b'\x89'}
_singletons = {type(None): None, type(...): ..., type(NotImplemented): NotImplemented}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    return Pickler(None, protocol)._bytes(obj)


def load(file, **options):
    return Unpickler(file).load()


def loads(data, /, **options):
    return Unpickler(None)._load(data)


class Pickler:
    """Writes pickles. Subclasses may define `persistent_id` and `reducer_override`."""

    dispatch_table = dispatch_table

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        # Older protocols are asked for to please older readers; there are none here.
        self._protocol = max(protocol, 4) if protocol >= 0 else HIGHEST_PROTOCOL
        self._file = file
        self._memo = Memo()
        self._persistent_id = getattr(self, 'persistent_id', None)
        self._override = getattr(self, 'reducer_override', None)

    def dump(self, obj):
        self._file.write(self._bytes(obj))

    def clear_memo(self):
        self._memo.clear()

    def _bytes(self, obj):
        parts = []
        self._put = parts.append
        self._save(obj)
        parts.append(b'.')
        data = b''.join(parts)
        head = bytes((0x80, self._protocol))
        if len(data) < 4:
            return head + data
        return head + b'\x95' + len(data).to_bytes(8, 'little') + data

    def _save(self, obj):
        cls = type(obj)
        if self._persistent_id is not None:
            name = self._persistent_id(obj)
            if name is not None:
                self._save(name)
                self._put(b'Q')
                return
        elif cls in _plain:
            data = dump_plain(obj, self._memo)
            if data is not None:
                self._put(data)
                return
        save = _unshared.get(cls)
        if save is not None:
            save(self, obj)
            return
        known = self._memo.get(obj)
        if known is not None:
            self._get(known)
            return
        if self._override is not None:
            reduced = self._override(obj)
            if reduced is not NotImplemented:
                self._save_reduced(obj, reduced)
                return
        save = _savers.get(cls)
        if save is not None:
            save(self, obj)
            return
        reducer = self.dispatch_table.get(cls)
        if reducer is not None:
            self._save_reduced(obj, reducer(obj))
        elif issubclass(cls, type) or cls is _function or cls is _builtin and (
                getattr(obj, '__self__', None) is None or type(obj.__self__).__name__ == 'module'):
            self._save_global(obj)
        elif cls is _builtin:
            self._save_reduced(obj, (getattr, (obj.__self__, obj.__name__)))
        elif obj is ... or obj is NotImplemented:
            self._save_global(obj, 'Ellipsis' if obj is ... else 'NotImplemented')
        else:
            self._save_reduced(obj, reduce(obj))

    def _remember(self, obj):
        self._memo.put(obj)
        self._put(b'\x94')

    def _get(self, number):
        if number < 256:
            self._put(bytes((0x68, number)))
        else:
            self._put(b'j' + number.to_bytes(4, 'little'))

    # One method for each kind of object.

    def _save_constant(self, obj):
        self._put(_constants[obj])

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._put(_small[obj])
        elif 0 <= obj < 65536:
            self._put(b'M' + obj.to_bytes(2, 'little'))
        elif -0x80000000 <= obj < 0x80000000:
            self._put(b'J' + obj.to_bytes(4, 'little', signed=True))
        else:
            size = (obj.bit_length() >> 3) + 1
            data = obj.to_bytes(size, 'little', signed=True)
            if obj < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
                data = data[:-1]
            if len(data) < 256:
                self._put(bytes((0x8a, len(data))) + data)
            else:
                self._put(b'\x8b' + len(data).to_bytes(4, 'little') + data)

    def _save_float(self, obj):
        from struct import pack

        self._put(b'G' + pack('>d', obj))

    def _save_str(self, obj):
        data = obj.encode('utf-8', 'surrogatepass')
        self._save_data(data, b'\x8c', b'X', b'\x8d')
        self._remember(obj)

    def _save_bytes(self, obj):
        self._save_data(obj, b'C', b'B', b'\x8e')
        self._remember(obj)

    def _save_data(self, data, short, usual, long):
        size = len(data)
        if size < 256:
            self._put(short + bytes((size,)))
        elif size < 0x100000000:
            self._put(usual + size.to_bytes(4, 'little'))
        else:
            self._put(long + size.to_bytes(8, 'little'))
        self._put(data)

    def _save_bytearray(self, obj):
        if self._protocol < 5:
            self._save_reduced(obj, (type(obj), (bytes(obj),) if obj else ()))
            return
        self._put(b'\x96' + len(obj).to_bytes(8, 'little') + bytes(obj))
        self._remember(obj)

    def _save_complex(self, obj):
        self._save_reduced(obj, (type(obj), (obj.real, obj.imag)))

    def _save_tuple(self, obj):
        size = len(obj)
        if size == 0:
            self._put(b')')
            return
        if size > 3:
            self._put(b'(')
        for item in obj:
            self._save(item)
        known = self._memo.get(obj)  # a tuple that holds itself, by way of a list
        if known is not None:
            self._put(b'1' if size > 3 else b'0' * size)
            self._get(known)
            return
        self._put((b'', b'\x85', b'\x86', b'\x87')[size] if size <= 3 else b't')
        self._remember(obj)

    def _save_list(self, obj):
        self._put(b']')
        self._remember(obj)
        items = list(obj)
        self._save_items(items, b'a' if len(items) == 1 else None, b'e')

    def _save_items(self, items, one, many):
        """Items to be added to what was just saved, at most 1,000 at once."""
        items = list(items)
        for start in range(0, len(items), 1000):
            batch = items[start:start + 1000]
            if len(batch) == 1 and one:
                self._save(batch[0])
                self._put(one)
            else:
                self._put(b'(')
                for item in batch:
                    self._save(item)
                self._put(many)

    def _save_dict(self, obj):
        self._put(b'}')
        self._remember(obj)
        self._save_pairs(obj, len(obj) == 1)

    def _save_pairs(self, obj, alone=True):
        """Entries to be set, at most 1,000 at once; `alone` says whether one needs no mark."""
        pairs = list(obj.items())
        for start in range(0, len(pairs), 1000):
            batch = pairs[start:start + 1000]
            single = len(batch) == 1 and alone
            if not single:
                self._put(b'(')
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._put(b's' if single else b'u')

    def _save_set(self, obj):
        self._put(b'\x8f')
        self._remember(obj)
        self._save_items(obj, None, b'\x90')

    def _save_frozenset(self, obj):
        self._put(b'(')
        for item in obj:
            self._save(item)
        known = self._memo.get(obj)
        if known is not None:
            self._put(b'1')
            self._get(known)
            return
        self._put(b'\x91')
        self._remember(obj)

    def _save_global(self, obj, name=None):
        if obj in _singletons:
            self._save_reduced(obj, (type, (_singletons[obj],)))
            return
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        module = getattr(obj, '__module__', None) or 'builtins'
        if '<locals>' in name:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        try:
            found = __import__(module, None, None, ['*']) if module not in sys.modules else \
                sys.modules[module]
        except ImportError as error:
            raise PicklingError(f"Can't pickle {obj!r}: {error!s}") from None
        try:
            for part in name.split('.'):
                found = getattr(found, part)
        except AttributeError:
            raise PicklingError(
                f"Can't pickle {obj!r}: it's not found as {module}.{name}") from None
        if found is not obj:
            raise PicklingError(
                f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        self._save(module)
        self._save(name)
        self._put(b'\x93')
        self._remember(obj)

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple) or not 2 <= len(reduced) <= 6:
            raise PicklingError('__reduce__ must return a string or tuple')
        make, args, state, items, pairs, setter = (*reduced, None, None, None, None)[:6]
        if not callable(make):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple')
        name = getattr(make, '__name__', '')
        if name == '__newobj__':
            self._save(args[0])
            self._save(args[1:])
            self._put(b'\x81')
        elif name == '__newobj_ex__':
            for arg in args:
                self._save(arg)
            self._put(b'\x92')
        else:
            self._save(make)
            self._save(args)
            self._put(b'R')
        known = self._memo.get(obj)
        if known is not None:
            self._put(b'0')
            self._get(known)
        else:
            self._remember(obj)
        if items is not None:
            self._save_items(items, b'a', b'e')
        if pairs is not None:
            self._save_pairs(dict(pairs))
        if state is not None:
            if setter is None:
                self._save(state)
                self._put(b'b')
            else:
                self._save(setter)
                self._save(obj)
                self._save(state)
                self._put(b'\x86R0')


# What is written in one go if all that it holds is of these kinds as well.
_plain = {tuple, list, dict, str, bytes}
_small = [bytes((0x4b, number)) for number in range(256)]
_unshared = {
    type(None): Pickler._save_constant, bool: Pickler._save_constant, int: Pickler._save_int,
    float: Pickler._save_float,
}
_savers = {
    str: Pickler._save_str, bytes: Pickler._save_bytes,
    tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict,
    set: Pickler._save_set, frozenset: Pickler._save_frozenset,
}
for _name, _save in ('bytearray', Pickler._save_bytearray), ('complex', Pickler._save_complex):
    if hasattr(builtins, _name):
        _savers[getattr(builtins, _name)] = _save


class Unpickler:
    """Reads pickles. Subclasses may define `persistent_load` and `find_class`."""

    def __init__(self, file, **options):
        self._file = file

    def load(self):
        data = self._file.read()
        result = self._load(data)
        rest = len(data) - self._at
        if rest:
            self._file.seek(-rest, 1)
        return result

    def persistent_load(self, name):
        raise UnpicklingError('unsupported persistent id encountered')

    def find_class(self, module, name):
        if module not in sys.modules:
            __import__(module)
        found = sys.modules[module]
        try:
            for part in name.split('.'):
                found = getattr(found, part)
        except AttributeError:
            raise AttributeError(
                f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None
        return found

    def _load(self, data):
        if not hasattr(data, 'decode'):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        data = bytes(data)
        self._data = data
        self._at = 0
        self._stack = []
        self._marks = []
        self._memo = []
        memo = self._memo
        size = len(data)
        while True:
            at = self._at = load_plain(data, self._at, self._stack, memo)
            if at >= size:
                raise EOFError('Ran out of input') if not data else UnpicklingError(
                    'pickle data was truncated')
            code = data[at]
            self._at = at + 1
            # The most frequent ones right here.
            if code == 0x94:
                memo.append(self._stack[-1])
            elif code == 0x4b and at + 1 < size:
                self._stack.append(data[at + 1])
                self._at = at + 2
            elif code == 0x8c:
                self._text(self._number(1))
            elif code == 0x68 and at + 1 < size:
                self._stack.append(memo[data[at + 1]])
                self._at = at + 2
            elif code == 0x2e:
                return self._stack.pop()
            else:
                load = _loaders.get(code)
                if load is None:
                    raise UnpicklingError(f"invalid load key, '{_shown(code)}'.")
                load(self)

    def _take(self, size):
        start = self._at
        self._at = start + size
        if self._at > len(self._data):
            raise UnpicklingError('pickle data was truncated')
        return self._data[start:self._at]

    def _number(self, size):
        return int.from_bytes(self._take(size), 'little')

    def _since_mark(self):
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _push(self, value):
        self._stack.append(value)

    def _pack(self, size):
        stack = self._stack
        if len(stack) < size:
            raise UnpicklingError('unpickling stack underflow')
        stack[len(stack) - size:] = [tuple(stack[len(stack) - size:])]

    def _add_items(self):
        items = self._since_mark()
        target = self._stack[-1]
        if isinstance(target, list):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _set_items(self):
        items = self._since_mark()
        target = self._stack[-1]
        for index in range(0, len(items), 2):
            target[items[index]] = items[index + 1]

    def _append(self):
        item = self._stack.pop()
        self._stack[-1].append(item)

    def _set_item(self):
        value, key = self._stack.pop(), self._stack.pop()
        self._stack[-1][key] = value

    def _call(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _make(self):
        args = self._stack.pop()
        self._stack[-1] = __newobj__(self._stack[-1], *args)

    def _make_with_keywords(self):
        kwargs, args = self._stack.pop(), self._stack.pop()
        self._stack[-1] = self._stack[-1].__new__(self._stack[-1], *args, **kwargs)

    def _build(self):
        state = self._stack.pop()
        set_state(self._stack[-1], state)

    def _global(self):
        name, module = self._stack.pop(), self._stack.pop()
        self._push(self.find_class(module, name))

    def _text(self, size):
        self._push(self._take(size).decode('utf-8', 'surrogatepass'))

    def _float(self):
        from struct import unpack

        self._push(unpack('>d', self._take(8))[0])

    def _long(self, size):
        self._push(int.from_bytes(self._take(size), 'little', signed=True))


def _shown(code):
    return chr(code) if 32 <= code < 127 else f'\\x{code:02x}'


_loaders = {
    0x80: lambda u: u._take(1),
    0x95: lambda u: u._take(8),
    ord('N'): lambda u: u._push(None),
    0x88: lambda u: u._push(True),
    0x89: lambda u: u._push(False),
    ord('K'): lambda u: u._push(u._number(1)),
    ord('M'): lambda u: u._push(u._number(2)),
    ord('J'): lambda u: u._long(4),
    0x8a: lambda u: u._long(u._number(1)),
    0x8b: lambda u: u._long(u._number(4)),
    ord('G'): Unpickler._float,
    0x8c: lambda u: u._text(u._number(1)),
    ord('X'): lambda u: u._text(u._number(4)),
    0x8d: lambda u: u._text(u._number(8)),
    ord('C'): lambda u: u._push(u._take(u._number(1))),
    ord('B'): lambda u: u._push(u._take(u._number(4))),
    0x8e: lambda u: u._push(u._take(u._number(8))),
    0x96: lambda u: u._push(builtins.bytearray(u._take(u._number(8)))),
    ord(')'): lambda u: u._push(()),
    0x85: lambda u: u._pack(1),
    0x86: lambda u: u._pack(2),
    0x87: lambda u: u._pack(3),
    ord('t'): lambda u: u._push(tuple(u._since_mark())),
    ord(']'): lambda u: u._push([]),
    ord('}'): lambda u: u._push({}),
    0x8f: lambda u: u._push(set()),
    0x91: lambda u: u._push(frozenset(u._since_mark())),
    0x90: lambda u: (lambda items: u._stack[-1].update(items))(u._since_mark()),
    ord('('): Unpickler._mark,
    ord('a'): Unpickler._append,
    ord('e'): Unpickler._add_items,
    ord('s'): Unpickler._set_item,
    ord('u'): Unpickler._set_items,
    ord('0'): lambda u: u._stack.pop(),
    ord('1'): lambda u: u._since_mark(),
    ord('R'): Unpickler._call,
    0x81: Unpickler._make,
    0x92: Unpickler._make_with_keywords,
    ord('b'): Unpickler._build,
    0x93: Unpickler._global,
    0x94: lambda u: u._memo.append(u._stack[-1]),
    ord('h'): lambda u: u._push(u._memo[u._number(1)]),
    ord('j'): lambda u: u._push(u._memo[u._number(4)]),
    ord('Q'): lambda u: u._push(u.persistent_load(u._stack.pop())),
}
