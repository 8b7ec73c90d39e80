def describe(value):
    match value:
        case 0 | 1 | 2:
            return "small"
        case -5:
            return "minus five"
        case 3.14:
            return "pi"
        case "hello" | "hi" as greeting:
            return f"greeting {greeting}"
        case None:
            return "none"
        case True:
            return "true"
        case b"raw":
            return "bytes"
        case str() as text if len(text) > 5:
            return f"long {text}"
        case str(text):
            return f"str {text}"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float():
            return "number"
        case [] | ():
            return "empty"
        case x:
            return f"other {x!r}"


for value in [0, 1, True, 2.0, -5, 3.14, "hello", "hi", None, b"raw", "longer text", "abc", 500, 50, 1.5, [], (), {}, [1], object]:
    print(repr(value), describe(value))
