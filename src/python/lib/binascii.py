"""Bytes as hexadecimal digits and as base 64, and back."""

_ALPHABET = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_values = {code: value for value, code in enumerate(_ALPHABET)}


class Error(ValueError):
    """The data is not what it should be."""


class Incomplete(Exception):
    pass


def _bytes(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode('ascii')
    return bytes(data)


def hexlify(data, sep=None, bytes_per_sep=1):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode('ascii')


b2a_hex = hexlify


def unhexlify(hexstr):
    data = _bytes(hexstr)
    if len(data) % 2:
        raise Error('Odd-length string')
    try:
        return bytes([_nibble(data[at]) << 4 | _nibble(data[at + 1])
                      for at in range(0, len(data), 2)])
    except ValueError:
        raise Error('Non-hexadecimal digit found') from None


a2b_hex = unhexlify


def _nibble(code):
    if code in b' \t\n\r_':
        raise ValueError
    return int(chr(code), 16)


def b2a_base64(data, *, newline=True):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = bytes(data)
    out = []
    for at in range(0, len(data), 3):
        part = data[at:at + 3]
        bits = int.from_bytes(part, 'big') << 8 * (3 - len(part))
        four = [_ALPHABET[bits >> shift & 63] for shift in (18, 12, 6, 0)]
        out += bytes(four[:len(part) + 1]), b'=' * (3 - len(part))
    if newline:
        out.append(b'\n')
    return b''.join(out)


def a2b_base64(data, *, strict_mode=False):
    out = []
    bits = count = padding = 0
    for code in _bytes(data):
        if code == 0x3d:
            padding += 1
            if count % 4 >= 2 and count % 4 + padding >= 4:
                break
            continue
        value = _values.get(code)
        if value is None:
            continue
        padding = 0
        bits = bits << 6 | value
        count += 1
        if count % 4 == 0:
            out.append(bits.to_bytes(3, 'big'))
            bits = 0
    left = count % 4
    if left == 1:
        raise Error(f'Invalid base64-encoded string: number of data characters ({count}) cannot be '
                    '1 more than a multiple of 4')
    if left:
        if left + padding < 4:
            raise Error('Incorrect padding')
        out.append((bits >> (4 if left == 2 else 2)).to_bytes(left - 1, 'big'))
    return b''.join(out)


_crc_table = None


def crc32(data, value=0):
    global _crc_table
    if _crc_table is None:
        _crc_table = []
        for number in range(256):
            for _ in range(8):
                number = number >> 1 ^ (0xedb88320 if number & 1 else 0)
            _crc_table.append(number)
    value ^= 0xffffffff
    for byte in bytes(data):
        value = value >> 8 ^ _crc_table[(value ^ byte) & 0xff]
    return value ^ 0xffffffff
