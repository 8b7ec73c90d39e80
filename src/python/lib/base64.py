"""Bytes as text of 64, 32 or 16 different characters, and back."""
import binascii

_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    data = binascii._bytes(s) if isinstance(s, str) else bytes(s)
    if altchars is not None:
        if isinstance(altchars, str):
            altchars = altchars.encode('ascii')
        data = data.translate(bytes.maketrans(altchars, b'+/'))
    if validate and any(code not in binascii._values for code in data.rstrip(b'=')):
        raise binascii.Error('Only base64 data is allowed')
    return binascii.a2b_base64(data)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def encodebytes(s):
    return b''.join([binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)


def b32encode(s):
    out = []
    for at in range(0, len(s), 5):
        part = bytes(s[at:at + 5])
        bits = int.from_bytes(part + bytes(5 - len(part)), 'big')
        eight = bytes([_B32[bits >> shift & 31] for shift in range(35, -1, -5)])
        used = (len(part) * 8 + 4) // 5
        out += eight[:used], b'=' * (8 - used)
    return b''.join(out)


def b32decode(s, casefold=False, map01=None):
    data = binascii._bytes(s) if isinstance(s, str) else bytes(s)
    if len(data) % 8:
        raise binascii.Error('Incorrect padding')
    if casefold:
        data = data.upper()
    digits = data.rstrip(b'=')
    padding = len(data) - len(digits)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    bits = 0
    for code in digits:
        value = _B32.find(code)
        if value < 0:
            raise binascii.Error('Non-base32 digit found')
        bits = bits << 5 | value
    size = len(digits) * 5 // 8
    return (bits >> len(digits) * 5 - size * 8).to_bytes(size, 'big')


def b16encode(s):
    return bytes(s).hex().upper().encode('ascii')


def b16decode(s, casefold=False):
    data = binascii._bytes(s) if isinstance(s, str) else bytes(s)
    if casefold:
        data = data.upper()
    if any(code not in b'0123456789ABCDEF' for code in data):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(data)
