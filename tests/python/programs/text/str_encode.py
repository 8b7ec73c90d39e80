for text in ["abc", "é", "日本", "😀", "a\x00b", ""]:
    print(ascii(text), text.encode(), text.encode("utf-8"), len(text), len(text.encode()), text.encode("ascii", "ignore"), text.encode("ascii", "replace"), text.encode("ascii", "backslashreplace"), text.encode("latin-1", "xmlcharrefreplace"))
for f in [lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"\xff".decode("ascii"), lambda: "日本".encode("latin-1"), lambda: "a".encode("nope"), lambda: b"a".decode("nope"), lambda: b"\xe6\x97".decode(), lambda: b"a\x80b".decode("utf-8"), lambda: "a".encode(5)]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(b"\xffabc".decode("utf-8", "replace"), b"\xffabc".decode("utf-8", "ignore"), b"\xe9".decode("latin-1"), b"\xffa".decode("ascii", "backslashreplace"), str(b"abc", "ascii"), bytes("é", "utf-8"), str(b"abc"))
print(ascii("é日😀\n"), repr("é日😀\n\t\\'\""), repr("'"), repr('"'), repr("'\""), repr("\x7f\x80\xad\u200b\ue000\U000e0001"), "•", "\u00e9\x41\101\
joined")
print(r"raw\n", "a\\b", 'it''s', "tab\tq", "\a\b\f\v\0".encode(), "\x41\u0042\U00000043", """multi
line "quoted" text""", '\'', "\"")
print(chr(65), chr(0x1F600), ord("😀"), ord("a"), ord(b"a"), chr(0x10FFFF).encode("utf-8"))
for f in [lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr("a")]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
