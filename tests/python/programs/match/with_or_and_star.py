# Alternatives, rests, nesting and names.
def describe(value):
    match value:
        case 0 | 1:
            return 'a bit'
        case int() | float() as number if number < 0:
            return f'negative {number}'
        case [] | ():
            return 'empty'
        case [x]:
            return f'one {x}'
        case [first, *_, last] if first == last:
            return f'from {first} to the same'
        case [first, *rest]:
            return f'{first} and {len(rest)} more'
        case {'kind': 'circle', 'radius': radius, **rest}:
            return f'circle {radius} {rest}'
        case {'kind': ('square' | 'rectangle') as kind}:
            return kind
        case str() as text:
            return f'text {text!r}'
        case None:
            return 'none'
        case _:
            return 'something else'


for value in (0, 1.0, -3, -2.5, [], (), [7], (1, 2, 1), [1, 2, 3], {'kind': 'circle', 'radius': 2, 'z': 1},
              {'kind': 'square'}, 'abc', None, {1, 2}, True, b'xy', range(2)):
    print(value, '->', describe(value))
