"""Checksums that only those who know the key can make."""
import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=''):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        if isinstance(digestmod, str):
            make = lambda data=b'': hashlib.new(digestmod, data)
        else:
            make = digestmod
        block = make().block_size
        if len(key) > block:
            key = make(key).digest()
        key = bytes(key) + bytes(block - len(key))
        self._outer = make(bytes(byte ^ 0x5c for byte in key))
        self._inner = make(bytes(byte ^ 0x36 for byte in key))
        self.digest_size = self._inner.digest_size
        self.block_size = block
        self.name = f'hmac-{self._inner.name}'
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        twin = HMAC.__new__(HMAC)
        twin.__dict__.update(self.__dict__, _outer=self._outer.copy(), _inner=self._inner.copy())
        return twin


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    """Whether two are the same, in a time that does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        a, b = a.encode(), b.encode()
    differs = len(a) ^ len(b)
    for x, y in zip(a, b):
        differs |= x ^ y
    return differs == 0
