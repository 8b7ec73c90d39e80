words = ["", "hello world", "HELLO", "Hello World", "it's a DOG's life", "ß straße", "ǆ ǅ", "ΑΣ σς", "İstanbul", "123abc", "tEsT", "ﬁne", "a1b2"]
for word in words:
    print(repr(word), word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold())
    print(word.isupper(), word.islower(), word.istitle(), word.isalpha(), word.isalnum(), word.isidentifier())
for text in ["", "123", "½", "²", "٣", "12.5", "abc", " ", "\t\n", "a b", "é", "\x00", "x\n", "_a", "9a", "class", "Ⅷ", "\u3000", "\x1f", "ª"]:
    print(ascii(text), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isspace(), text.isprintable(), text.isascii(), text.isidentifier(), text.isalpha())
