n = 1234567
for spec in ["", "d", ",", "_", "10", "<10", "^10", ">10", "010", "+", "-", " ", "+,d", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "_b", "_x", "e", ".2f", ",.2f", "%", ".1%", "g", "n", "c" if False else "d", "*^20,", "=+15", "0=15", "#012x", "E", "G"]:
    print(f"{spec!r}: [{n:{spec}}] [{-n:{spec}}]")
print(f"{65:c}", f"{8364:c}", f"{0:b}", f"{-255:#x}", f"{5:03}", f"{-5:03}", f"{5:+03d}")
for value, spec in [(1, "s"), (1, ".2d"), (1, ",x"), (1, "zz"), (1, "10.3"), ("a", "d"), ("a", "+"), ("a", ","), ("a", "=5"), (1.5, "d"), (1.5, "x"), ([], "5"), (None, ">5"), (1, "c,"), (-1, "c"), (1, "1_,"), ({}, "d")]:
    try:
        print(format(value, spec))
    except Exception as error:
        print(type(error).__name__, error)
print(bin(10), bin(-10), oct(8), oct(-8), hex(255), hex(-255), bin(0))
