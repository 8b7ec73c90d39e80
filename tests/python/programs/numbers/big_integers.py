# Integers have any size.
a = 2**200
print(a, -a, a + 1, a - 1, a * a)
print(a // 7, a % 7, -a // 7, -a % 7, a // -7, a % -7, divmod(a, -12345), divmod(-a, 10**30))
print(a >> 3, a << 70, -a >> 190, -1 >> 500, a & (2**100 - 1), a | 1, a ^ -1, ~a)
print(a == 2.0**200, a < 1e100, a > 1e10, hash(a), hash(-a), hash(2**61 - 1), hash(2**61))
print(int("9" * 50), int("-0x" + "f" * 40, 16), int("0b" + "1" * 70, 0), int("zz", 36))
print(a.bit_length(), a.bit_count(), (-a).bit_count(), (255).to_bytes(2, "big"), (-1).to_bytes(4, "little", signed=True))
print(int.from_bytes(b"\x01\x00\x00", "big"), int.from_bytes(b"\xff\xff", "little", signed=True))
print(pow(3, 200), pow(3, 200, 1000007), pow(3, -1, 7), pow(-2, 3), pow(2, -2))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
print(-9223372036854775808 // -1, abs(-9223372036854775808), -(-9223372036854775808))
print(3037000500 * 3037000500, 4294967296 * 4294967296, 1 << 63, 1 << 64, -1 << 63)
print(str(10**30), repr(10**30), f"{10**30:,}", f"{10**30:_x}", format(-(2**70), "b"))
print((10**40).as_integer_ratio(), (10**40).real, (10**40).imag, (10**40).conjugate(), int(1e30))
print(10**20 / 3, 10**400 // 10**390, 10**400 / 10**399, -(10**20) / 10**18)
for f in (lambda: 10**400 / 1, lambda: float(10**400), lambda: 1 << -1, lambda: 2**-1 << 3):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(round(10**30, -28), round(-15, -1), round(25, -1), round(35, -1), round(12345, -2))
x = 1
for i in range(1, 31):
    x *= i
print(x)
x //= 10**20
print(x)
x <<= 100
x >>= 90
x |= 2**80
x &= ~1
x ^= 5
x %= 10**15
x **= 3
print(x)
