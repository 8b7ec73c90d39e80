# any and all stop as soon as they know.
def told(values):
    for value in values:
        print('asked for', value)
        yield value


print(any(told([0, '', 3, 4])))
print(all(told([1, 'a', [], 5])))
print(any([]), all([]), any({0: 1}), all({'': 1}))
print(sum([[1], [2, 3]], []), sum((0.5, 0.25, 1)), sum([True, True]), sum([], 5), sum(range(101)))
try:
    sum(['a', 'b'])
except TypeError as error:
    print(error)
try:
    sum(['a', 'b'], '')
except TypeError as error:
    print(error)
