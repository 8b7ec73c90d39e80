for text in ["a b c", "  a  b  ", "", "abc", "a,b,,c,", ",", "one\ntwo\r\nthree\n", "\u2003a\u2003b", "a\x1cb"]:
    print(repr(text), text.split(), text.rsplit(None, 1), text.split(",") , text.splitlines(), text.splitlines(True), text.split(None, 1))
print("a,b,c,d".split(",", 2), "a,b,c,d".rsplit(",", 2), "a,b,c,d".split(",", 0), "a--b--c".split("--"), "abcabc".split("bc"), "a b c".split(" ", -1), "a  b".split(" "), "x".split("x"), "a,b".split(sep=",", maxsplit=1))
print("\x0b\x0ca\x85b\u2028c\u2029d".splitlines(), "a\n\nb".splitlines(), "\n".splitlines(), "a\r".splitlines(keepends=True))
print(", ".join(["a", "b"]), "".join(["x"]), "-".join("abc"), "+".join([]), "/".join(("p", "q")), ".".join({"k": 1, "l": 2}), "-".join(str(n) for n in range(4)))
for f in [lambda: "a".split(""), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".split(1), lambda: "a".rsplit(""), lambda: "a".partition(""), lambda: "a".join()]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
