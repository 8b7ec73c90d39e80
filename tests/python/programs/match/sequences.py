def seq(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, 2, *rest]:
            return f"one two and {rest}"
        case (x, y) if x == y:
            return "pair of equals"
        case [x, y]:
            return f"pair {x} {y}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case [[a, b], [c, *d]]:
            return f"nested {a} {b} {c} {d}"
        case [str() | int() as head, *tail]:
            return f"head {head} tail {tail}"
        case [*all]:
            return f"all {all}"
        case _:
            return "no sequence"


for value in [[], (), [5], [1, 2], [1, 2, 3, 4], (3, 3), (3, 4), [1, 5, 1], [[1, 2], [3, 4, 5]], ["x", 1, 2], [None, 1, 2], "ab", b"ab", {1, 2}, {"a": 1}, range(3), iter([1]), 5]:
    print(seq(value))
