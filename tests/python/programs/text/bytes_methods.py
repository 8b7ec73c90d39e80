b = b"Hello World"
print(b, b[0], b[-1], b[1:4], b[::-1], len(b), list(b[:3]), b + b"!", b * 2, b"lo" in b, 72 in b, b == b"Hello World", b < b"Z", hash(b) == hash(b"Hello World"))
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.find(b"o"), b.rfind(b"o"), b.index(b"W"), b.count(b"l"), b.count(108), b.find(111), b.startswith(b"He"), b.endswith((b"x", b"ld")))
print(b.split(), b.split(b"o"), b.rsplit(b"o", 1), b.partition(b" "), b.rpartition(b"zz"), b"a\nb\r\nc".splitlines(), b.replace(b"l", b"L", 2), b"  x ".strip(), b"xxaxx".strip(b"x"), b"-".join([b"a", b"b"]))
print(b.hex(), b.hex(":"), b.hex("-", 2), bytes.fromhex("48 65 6c"), b.center(15, b"*"), b.ljust(13), b.rjust(13, b"."), b"42".zfill(5), b.isalpha(), b"abc".isalnum(), b"12".isdigit(), b"AB".isupper(), b" ".isspace(), b"Ab C".istitle(), b"a".islower())
print(bytes(3), bytes([1, 2, 255]), bytes(b"x"), bytes(), bytes("é", "utf-8"), bytes(range(5)), b"\x00\t\n\r\\'\"\x7f\xff", b'"', b"'", b"%d %s" % (1, b"x"), b"%x|%5d|%b" % (255, 42, b"q"), b"a\tb".expandtabs(4))
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"unhappy".removeprefix(b"un"), b"abc".removesuffix(b"c"), sorted(b"cab"), max(b"abc"), bytes(reversed(b"abc")), tuple(b"ab"), b"ab".decode())
for f in [lambda: b + "x", lambda: b[100], lambda: b["a"], lambda: bytes("x"), lambda: bytes([256]), lambda: bytes(-1), lambda: bytes.fromhex("zz"), lambda: b.find("a"), lambda: b"".join(["a"]), lambda: "a" in b, lambda: 300 in b, lambda: b.index(b"zz"), lambda: b.split(b""), lambda: b < "a", lambda: bytes([1, "a"]), lambda: bytes(1.5), lambda: b"%d" % "a", lambda: b.startswith("x"), lambda: b.replace("a", "b"), lambda: bytes(None)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
print(b == "Hello World", b"" == b"", bool(b""), bytes.maketrans(b"a", b"b")[97], str(b), f"{b}", f"{b!r:>15}|")
