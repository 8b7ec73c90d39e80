# slice objects.
part = slice(1, 10, 2)
print(part, part.start, part.stop, part.step, part.indices(6), slice(None, None, -1).indices(4))
print(list(range(12))[part], 'abcdefghijkl'[part], slice(3), slice(1, 2) == slice(1, 2))


class Shown:
    def __getitem__(self, key):
        return key


shown = Shown()
print(shown[1:2], shown[::], shown[1:2, 3], shown[...], shown[-1:], shown['a':'b'])
numbers = list(range(8))
numbers[2:4] = ['x']
numbers[::3] = [0, 0, 0]
print(numbers)
del numbers[1:-1]
print(numbers)
try:
    numbers[::2] = [1, 2, 3]
except ValueError as error:
    print(error)
