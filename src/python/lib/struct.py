"""Numbers and bytes packed as C lays them out; standard sizes, no alignment but that of '@'."""
from math import copysign, frexp, inf, isinf, isnan, ldexp, nan


class error(Exception):
    """The format or a value does not fit."""

    __module__ = 'struct'


_sizes = {
    'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4,
    'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1, 'P': 8,
}
_floats = {'e': (5, 10), 'f': (8, 23), 'd': (11, 52)}  # bits of exponent and fraction


def _items(format):
    """The byte order, (code, count, size, padding before it) of each item, the size of it all."""
    if hasattr(format, 'decode'):
        format = format.decode('ascii')
    order, native = 'little', True
    if format[:1] in ('@', '=', '<', '>', '!'):
        native = format[0] == '@'
        order = 'big' if format[0] in '>!' else 'little'
        format = format[1:]
    items = []
    count = ''
    at = 0
    for code in format:
        if code.isdigit():
            count += code
            continue
        if code.isspace():
            if count:
                raise error('bad char in struct format')
            continue
        size = _sizes.get(code)
        if size is None or code in 'nNP' and not native:
            raise error('bad char in struct format')
        if native and code in 'lL':
            size = 8
        padding = -at % size if native else 0
        number = int(count) if count else 1
        items.append((code, number, size, padding))
        at += padding + number * size
        count = ''
    if count:
        raise error('repeat count given without format specifier')
    return order, items, at


def calcsize(format):
    return _items(format)[2]


def pack(format, /, *values):
    order, items, _ = _items(format)
    expected = sum(
        1 if code in 'sp' else 0 if code == 'x' else count for code, count, _, _ in items)
    if expected != len(values):
        raise error(f'pack expected {expected} items for packing (got {len(values)})')
    out = []
    values = iter(values)
    native = format[:1] not in ('=', '<', '>', '!')
    for code, count, size, padding in items:
        out.append(bytes(padding))
        if code == 'x':
            out.append(bytes(count))
        elif code == 's' or code == 'p':
            value = next(values)
            if not hasattr(value, 'decode'):
                raise error(f"argument for '{code}' must be a bytes object")
            if code == 'p':
                value = bytes((min(len(value), count - 1, 255),)) + value[:count - 1]
            out += bytes(value[:count]), bytes(max(count - len(value), 0))
        else:
            for _ in range(count):
                out.append(_pack_one(code, size, order, next(values), native))
    return b''.join(out)


def _pack_one(code, size, order, value, native):
    if code == 'c':
        if not hasattr(value, 'decode') or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if code == '?':
        return b'\1' if value else b'\0'
    if code in _floats:
        try:
            value = float(value)
        except (TypeError, ValueError):
            raise error('required argument is not a float') from None
        try:
            return _float_bits(value, code).to_bytes(size, order)
        except OverflowError:
            if native and code == 'f':  # C's own conversion
                return _float_bits(copysign(inf, value), code).to_bytes(size, order)
            raise
    if not isinstance(value, int):
        if not hasattr(value, '__index__'):
            raise error('required argument is not an integer')
        value = value.__index__()
    signed = code.islower()
    bits = size * 8
    low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    if not low <= value <= high:
        if size == 8:
            raise error('int too large to convert' if code in 'qQ' else 'argument out of range')
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


def _float_bits(value, code):
    exponent_bits, fraction_bits = _floats[code]
    sign = 1 if copysign(1.0, value) < 0 else 0
    top = (1 << exponent_bits) - 1
    bias = top >> 1
    value = abs(value)
    if isnan(value):
        exponent, fraction = top, 1 << fraction_bits - 1
    elif isinf(value):
        exponent, fraction = top, 0
    elif value == 0:
        exponent = fraction = 0
    else:
        mantissa, exponent = frexp(value)
        exponent += bias - 1
        shift = fraction_bits + 1
        if exponent < 1:  # subnormal
            shift += exponent - 1
            exponent = 0
        fraction = round(ldexp(mantissa, shift))  # to even, as the hardware does
        if exponent:
            fraction += (exponent - 1) << fraction_bits  # the leading 1 adds the missing one
            exponent = 0
        if fraction >> fraction_bits >= top:
            raise OverflowError(f"float too large to pack with {code} format")
    return sign << exponent_bits + fraction_bits | exponent << fraction_bits | fraction


def unpack(format, buffer, /):
    order, items, total = _items(format)
    if len(buffer) != total:
        raise error(f'unpack requires a buffer of {total} bytes')
    return _unpack(order, items, bytes(buffer))


def unpack_from(format, /, buffer, offset=0):
    order, items, total = _items(format)
    if offset < 0:
        offset += len(buffer)
    if len(buffer) - offset < total:
        raise error(f'unpack_from requires a buffer of at least {total + offset} bytes for '
                    f'unpacking {total} bytes at offset {offset} '
                    f'(actual buffer size is {len(buffer)})')
    return _unpack(order, items, bytes(buffer[offset:offset + total]))


def iter_unpack(format, buffer, /):
    order, items, total = _items(format)
    if total == 0:
        raise error('cannot iteratively unpack with a struct of length 0')
    if len(buffer) % total:
        raise error(f'iterative unpacking requires a buffer of a multiple of {total} bytes')
    for start in range(0, len(buffer), total):
        yield _unpack(order, items, bytes(buffer[start:start + total]))


def _unpack(order, items, data):
    values = []
    at = 0
    for code, count, size, padding in items:
        at += padding
        if code == 'x':
            at += count
        elif code == 's' or code == 'p':
            value = data[at:at + count]
            values.append(value if code == 's' else value[1:1 + value[0]])
            at += count
        else:
            for _ in range(count):
                values.append(_unpack_one(code, order, data[at:at + size]))
                at += size
    return tuple(values)


def _unpack_one(code, order, data):
    if code == 'c':
        return data
    number = int.from_bytes(data, order, signed=code.islower() and code not in _floats)
    if code == '?':
        return number != 0
    if code not in _floats:
        return number
    exponent_bits, fraction_bits = _floats[code]
    top = (1 << exponent_bits) - 1
    bias = top >> 1
    sign = -1.0 if number >> exponent_bits + fraction_bits else 1.0
    exponent = number >> fraction_bits & top
    fraction = number & (1 << fraction_bits) - 1
    if exponent == top:
        return nan if fraction else sign * inf
    if exponent == 0:
        return sign * ldexp(fraction, 1 - bias - fraction_bits)
    return sign * ldexp(fraction | 1 << fraction_bits, exponent - bias - fraction_bits)


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    if offset < 0:
        offset += len(buffer)
    if len(buffer) - offset < len(data):
        raise error(f'pack_into requires a buffer of at least {len(data) + offset} bytes for '
                    f'packing {len(data)} bytes at offset {offset} '
                    f'(actual buffer size is {len(buffer)})')
    buffer[offset:offset + len(data)] = data


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)
