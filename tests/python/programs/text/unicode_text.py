words = ["naïve", "Ελλάδα", "Привет", "שלום", "日本語", "😀👍🏽", "e\u0301", "\u1e9e", "ŉ", "ﬀ"]
for word in words:
    print(word, len(word), ascii(word), word.upper(), word.lower(), word[::-1], word.encode().hex(), [hex(ord(c)) for c in word], word.center(12, "·"), sorted(word))
print("é" == "e\u0301", "ß".upper(), "ß".casefold() == "ss", "Σ".lower(), "ΟΔΟΣ".lower(), "ﬁ".upper(), "ı".upper(), "K".lower())
print("{:>6}|{:^7}|{:é<5}".format("日本", "é", "x"), f"{'😀':>4}|", "%5s|" % "日", "日本語"[1], "日本語".index("語"), "a日b".split("日"), "日" * 3, "日,本".replace(",", "-"))
data = "αβγ"
for index, char in enumerate(data):
    print(index, char, ord(char), data.find(char))
print(list(zip("añb", range(3))), {"ключ": "значение"}, ["é"], ("日",), {"😀"}, repr("\ud7ff"), "\u2028".isspace(), "x\u200d".isprintable())
変数 = 5
print(変数 + 1, "ª" == "a")
