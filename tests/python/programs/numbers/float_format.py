for value in [0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e-10, 1e20, float("inf"), float("nan"), -0.0]:
    for spec in ["", "f", ".0f", ".2f", "e", ".3e", "g", ".3g", "%", ",.2f", "+.1f", "08.2f", "10.1f", "<10.1f|", "G", "#.3g", "_.1f", "z.0f", ".10", ".1", "n"]:
        try:
            print(f"[{format(value, spec)}]", end=" ")
        except Exception as error:
            print(type(error).__name__, error, end=" ")
    print()
width, precision = 12, 3
print(f"{3.14159:{width}.{precision}f}|{2:{width}}|{'x':^{width}}|{3.14159:.{precision}}")
print("%5.2f|%-8.3e|%g|%G|%+d|% d|%05d|%x|%X|%#x|%o|%c|%c|%s|%r|%a|%%" % (3.14159, 12345.678, 1e-5, 1e20, 5, 5, -42, 255, 255, 255, 8, 65, "z", "s", "r", "ä"))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25}, "%s" % (1,), "%s" % [1, 2], "%10s|%-10s|%.2s" % ("ab", "ab", "abc"), "%*d" % (5, 42), "%.*f" % (2, 3.14159))
for template, values in [("%d", "a"), ("%d", 1.5), ("%x", 1.5), ("%s %s", 1), ("%s", (1, 2)), ("%(a)s", 1), ("%(a)s", {}), ("%q", 1), ("%", 1), ("%f", "a"), ("abc", 1), ("%d", None)]:
    try:
        print(template % values)
    except Exception as error:
        print(type(error).__name__, error)
