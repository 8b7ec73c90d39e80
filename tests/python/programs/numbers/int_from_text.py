for text in ["12", " 12 ", "+7", "-7", "1_000", "0", "00", "-0", "1__0", "_1", "1_", "", " ", "1.5", "abc", "0x10", "１２", "1 2", "9" * 25]:
    try:
        print(repr(text), int(text))
    except ValueError as error:
        print("ValueError:", error)
for text, base in [("ff", 16), ("0xff", 16), ("0xff", 0), ("0o17", 0), ("0b11", 0), ("017", 0), ("11", 2), ("12", 2), ("z", 36), ("1", 1), ("1", 37), (b"11", 2)]:
    try:
        print(repr(text), base, int(text, base))
    except ValueError as error:
        print("ValueError:", error)
for value in [3.9, -3.9, True, b"42", 1e20, float("inf"), float("nan"), None, [], "a", object]:
    try:
        print(int(value))
    except Exception as error:
        print(type(error).__name__, error)
try:
    int(5, 10)
except TypeError as error:
    print(error)


class HasInt:
    def __int__(self):
        return 42

    def __index__(self):
        return 7


print(int(HasInt()), hex(HasInt()), [0] * HasInt(), "abcdefghij"[HasInt()], range(HasInt()))


class OnlyIndex:
    def __index__(self):
        return 9


print(int(OnlyIndex()), bin(OnlyIndex()), oct(OnlyIndex()), float(OnlyIndex()), chr(OnlyIndex() + 0 if False else 97))
print(0b1010, 0o17, 0xFF, 1_000_000, 0XAB, 0B1, 0O7, 1e3, 1_0.0_1, .5, 5., 1E-3)
