values = [0.0, -0.0, 1.0, 0.1, 0.1 + 0.2, 1 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5, 1.5e-7, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.5, 100.0, 1e100]
for value in values:
    print(repr(value), str(value), -value, f"{value}", f"{value!r:>25}", value.hex())
print(float("inf"), float("-inf"), float("nan"), float("1e400"), float("-Infinity"), float(" 1.5 "), float("1_0.5"), float(".5"), float("5."))
for text in ["", "abc", "1.2.3", "1e", "0x1p3", "1__0"]:
    try:
        print(float(text))
    except ValueError as error:
        print(error)
print(float.fromhex("0x1.8p1"), (0.5).as_integer_ratio(), (1e10).is_integer(), (1.5).is_integer(), (2.0).real, (2.0).imag)
inf, nan = float("inf"), float("nan")
print(inf == inf, nan == nan, nan != nan, inf > 10**400, -inf < -(10**400), nan < 1, inf - inf, inf * 0, 0.0 == -0.0)
print([nan] == [nan], nan in [nan], nan is nan, hash(inf), hash(-inf), hash(0.5), hash(1.0), hash(1e300), hash(-0.0))
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(1e300, 2), round(5.015, 2), round(0.1, 20))
for f in [lambda: round(inf), lambda: round(nan), lambda: int(nan), lambda: inf.as_integer_ratio(), lambda: 1e308**2]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 5 % inf, -5 % inf, 1e308 * 10, -1e308 * 10)
print(2**0.5, 2.0**3, (-8) ** (1.0), 4**-1, 0.0**0, 1e-320, 2.0**-1074)
print(1.0 + 1, 1 + 1.0, True + 1.5, 3 - 0.5, 3 * 0.5, 7 / 2, 6 / 2, 7 // 2.0)
print(int(2.9), int(-2.9), float(3), bool(0.0), bool(nan), abs(-2.5), +(-1.5), max(1.0, 1), min(0.0, -0.0))
print(1.5 < 2, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 9007199254740993 > 9007199254740992.0)
