# Stars and nesting on both sides.
first, *middle, last = range(5)
(a, b), c = [1, 2], 3
[d, *e] = 'xyz'
print(first, middle, last, a, b, c, d, e)
for number, (left, right) in enumerate([(1, 2), (3, 4)]):
    print(number, left, right)
print([*range(3), *'ab'], (*[1], 2), {*[1, 1], 2}, {**{'a': 1}, **{'a': 2, 'b': 3}})


def show(*args, key=None, **rest):
    return args, key, rest


print(show(*[1, 2], 3, *(4,), key=5, **{'z': 6}), show(**{'key': 1}))
x = y = []
x.append(1)
print(y, x is y)
i, values = 0, [0, 0]
i, values[i] = 1, 9
print(i, values)
for wrong in ('a, b = [1]', 'a, *b, c = [1]', 'a, b = 5'):
    try:
        match wrong:
            case 'a, b = [1]':
                a, b = [1]
            case 'a, *b, c = [1]':
                a, *b, c = [1]
            case _:
                a, b = 5
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
