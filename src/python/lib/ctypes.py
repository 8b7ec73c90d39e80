"""The number types that `multiprocessing.Value` and `Array` take; nothing else of ctypes."""


class _Number:
    """A C number: `_type_` is its letter, as `struct` and `array` know it."""

    _type_ = None

    def __init__(self, value=0):
        self.value = value

    def __repr__(self):
        return f'{type(self).__name__}({self.value!r})'


def _named(name, code):
    return type(name, (_Number,), {'_type_': code, '__module__': __name__})


_names = {
    'c_bool': '?', 'c_char': 'c', 'c_byte': 'b', 'c_ubyte': 'B', 'c_short': 'h', 'c_ushort': 'H',
    'c_int': 'i', 'c_uint': 'I', 'c_long': 'l', 'c_ulong': 'L', 'c_float': 'f', 'c_double': 'd',
}
c_bool, c_char, c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_float, \
    c_double = [_named(name, code) for name, code in _names.items()]
c_int8, c_uint8, c_int16, c_uint16, c_int32, c_uint32, c_int64, c_uint64 = (
    c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong)
c_longlong, c_ulonglong, c_size_t, c_ssize_t = c_long, c_ulong, c_ulong, c_long
