for value in [1, -1.5, True, "é", b"b", [1], (1,), {1: 2}, {1}, None, object, print]:
    for name, op in [("-", lambda v: -v), ("+", lambda v: +v), ("~", lambda v: ~v if v is not True else 0), ("not", lambda v: not v), ("abs", abs), ("len", len), ("iter", lambda v: type(iter(v)).__name__), ("hash", lambda v: hash(v) * 0), ("int", int), ("float", float), ("list", list), ("call", lambda v: v() if v not in (print, object) else 0), ("[0]", lambda v: v[0]), (".x", lambda v: v.x), ("del [0]", lambda v: v.__delitem__(0)), ("bool", bool), ("str", lambda v: len(str(v)) > 0), ("round", round), ("reversed", lambda v: type(reversed(v)).__name__), ("next", next), ("sorted", sorted), ("sum", sum), ("chr", chr), ("ord", ord)]:
        try:
            result = repr(op(value))
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        print(name, repr(value) if value is not print else "print", "->", result)
