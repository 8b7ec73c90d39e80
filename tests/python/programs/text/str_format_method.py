class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f"<{self.x},{self.y}:{spec}>"

    def __repr__(self):
        return "Point!"


p = Point(1, 2)
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.x} {0.y}".format(p), "{0[1]} {0[0]}".format([10, 20]), "{d[k]}".format(d={"k": "v"}), "{{}} {{x}}".format())
print("{:>8}|{:<8}|{:^8}|{:*^8}".format("a", "b", "c", "d"), "{:{}}|{:{w}.{p}f}".format("x", 5, 3.14159, w=10, p=2), "{!r} {!s} {!a}".format("é", "é", "é"), "{:abc}".format(p), "{!r:>10}".format(p), "{0}{0}".format("x"))
print(format(p, "q"), format(p), f"{p}", f"{p:zz}", f"{p!r}", f"{p!s}" == str(p), "{0.x:05d}".format(p), "{:d}".format(True), "{:,}".format(10**9), "{:s}".format("s"), "{:.3}".format("abcdef"), "{:5.1}|".format("xyz"))
for f in [lambda: "{}".format(), lambda: "{0} {}".format(1, 2), lambda: "{a}".format(), lambda: "{".format(), lambda: "}".format(), lambda: "{!x}".format(1), lambda: "{0.z}".format(p), lambda: "{0[9]}".format([1]), lambda: "{:d}".format("a"), lambda: "{:s}".format(1), lambda: "{1}".format(0), lambda: "{0[a]}".format({}), lambda: "{!}".format(1), lambda: "{:{}}".format(1), lambda: format([], "x"), lambda: "{:q}".format(1.5)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print("{x} {y}".format_map({"x": 1, "y": 2}), "{a[0]}{b.real}".format(a="z", b=5))
print(format(5), format("x"), format(None), format([1]), format(1.5, ".3f"), format(True), format(True, "5"), format(None, "") + "|")
