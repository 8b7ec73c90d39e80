"""Some arguments now, the others later; many values to one."""
from functools import partial, partialmethod, reduce
import operator

power = partial(pow, exp=2)
print(power(5), power.func is pow, power.args, power.keywords, power(2, exp=3))
print(partial(print, 'a', sep='-')('b', 'c'))
print(partial(partial(max, 3), 5)(4), repr(partial(int, base=2)))
print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: f'({a}{b})', 'abcd', ''))
try:
    reduce(operator.add, [])
except TypeError as error:
    print(error)

class Cell:
    def set(self, value):
        self.value = value
    clear = partialmethod(set, None)
    full = partialmethod(set, value=1)

cell = Cell()
cell.clear()
print(cell.value)
cell.full()
print(cell.value)
try:
    partial()
except TypeError as error:
    print(error)
