def m(value):
    match value:
        case {}  if not value:
            return "empty"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest}:
            return f"rect {w}x{h} {rest}"
        case {"pos": [x, y], "name": str(name)}:
            return f"{name} at {x},{y}"
        case {1: one, -2: two}:
            return f"ints {one} {two}"
        case {"k": None | False as empty}:
            return f"k is {empty}"
        case {**everything}:
            return f"dict {everything}"
    return "not a mapping"


for value in [{}, {"type": "circle", "r": 5, "extra": 1}, {"type": "rect", "w": 1, "h": 2}, {"type": "rect", "w": 1, "h": 2, "color": "red"}, {"pos": (1, 2), "name": "p"}, {"pos": [1], "name": "p"}, {1: "a", -2: "b"}, {"k": None}, {"k": False}, {"k": 0}, [("k", 1)], 5]:
    print(m(value))


class D(dict):
    def __missing__(self, key):
        return "made"


match D():
    case {"x": v}:
        print("matched", v)
    case _:
        print("no key")
