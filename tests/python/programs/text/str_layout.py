for width in (0, 3, 6, 7):
    print(repr("abc".center(width)), repr("abc".ljust(width, ".")), repr("abc".rjust(width, "*")), repr("abcd".center(width, "-")), repr("-42".zfill(width)), repr("+x".zfill(width)), repr("é日".center(width, "·")))
print("  x ".strip(), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxx".strip("x"), "abcba".strip("ab"), "www.x.com".lstrip("w."), "x\n".rstrip(), repr("\u3000x\xa0".strip()), "a".strip(None))
print("a\tb\tcc\td".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(2), "a\nb\tc".expandtabs(4), "a\tb".expandtabs(0), repr("\t|".expandtabs(tabsize=3)))
table = str.maketrans({"a": "1", "b": None, ord("c"): "xyz"})
print("abcd".translate(table), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("l", "L", "h")), "ab".translate({97: 98}), "ab".translate({}))
for f in [lambda: "a".center(), lambda: "a".center("x"), lambda: "a".center(5, "ab"), lambda: "a".center(5, 1), lambda: "a".zfill("x"), lambda: str.maketrans("ab", "c"), lambda: str.maketrans(1), lambda: "a".translate(), lambda: str.maketrans({"ab": 1}), lambda: "a".expandtabs("x")]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print("ab" * 3, 0 * "ab", "ab" * -1, "a" + "b" "c", "%s" "x" % 1)
print(max("hello"), min("hello"), sorted("hello"), list(reversed("abc")), list(enumerate("ab", 1)), set("aab") == {"a", "b"}, tuple("ab"), "abc" < "abd", "a" < "B", "" < "a", "é" > "z")
