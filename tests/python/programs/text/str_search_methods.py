s = "the cat sat on the mat"
print(s.find("the"), s.find("the", 1), s.find("dog"), s.rfind("the"), s.rfind("the", 0, 10), s.index("cat"), s.rindex("at"), s.count("at"), s.count(""), s.count("t", 5, -1))
print(s.startswith("the"), s.startswith(("a", "the")), s.startswith("cat", 4), s.endswith("mat"), s.endswith(("x", "mat")), s.startswith(""), s.startswith((), 0), s.endswith("sat", 0, 11))
print("cat" in s, "" in s, "dog" not in s, s.find(""), s.rfind(""), "".find(""), "abc".find("", 4), "abc".find("", 3), s.find("t", -3), s.find("t", -100, 100))
for f in [lambda: s.index("dog"), lambda: s.rindex("zz"), lambda: s.startswith(1), lambda: s.startswith([1]), lambda: 1 in s, lambda: s.startswith((1,)), lambda: s.find("a", "b")]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
u = "日本語テキスト日本"
print(u.find("日本", 1), u.rfind("日"), u.count("本"), u.index("テ"), u[2], u[-1], u[1:4], u[::-1], len(u), u[::2], u[5:1:-2])
print(s.partition(" "), s.rpartition(" "), s.partition("xyz"), s.rpartition("xyz"), "a=b=c".partition("="), "a=b=c".rpartition("="))
print(s.replace("the", "a"), s.replace("the", "a", 1), s.replace("t", ""), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("aa", "b"), s.replace("the", "a", -1), "abc".replace("b", "bb"), "".replace("", "x"))
print("unhappy".removeprefix("un"), "running".removesuffix("ing"), "abc".removeprefix("x"), "abc".removesuffix(""))
