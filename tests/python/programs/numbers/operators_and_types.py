import operator
values = [1, 2.5, True, "s", b"b", [1], (1,), {1: 2}, {1}, None]
ops = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod,
    "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_, "|": operator.or_, "^": operator.xor,
    "@": operator.matmul, "<": operator.lt, "<=": operator.le, "==": operator.eq, "!=": operator.ne, "in": lambda a, b: a in b,
}
for symbol, op in ops.items():
    for a in values:
        for b in values:
            try:
                result = repr(op(a, b))
            except Exception as error:
                result = f"{type(error).__name__}: {error}"
            print(symbol, repr(a), repr(b), "->", result)
