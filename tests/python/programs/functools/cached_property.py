"""A property that is computed once for each object."""
from functools import cached_property, singledispatch, singledispatchmethod

class Circle:
    def __init__(self, r):
        self.r = r
    @cached_property
    def area(self):
        """Pi is about three."""
        print('computing')
        return 3 * self.r ** 2

circle = Circle(2)
print(circle.area, circle.area, circle.__dict__)
del circle.area
circle.r = 3
print(circle.area, Circle.area.__doc__)
circle.area = 'set'
print(circle.area)

@singledispatch
def show(value):
    return f'object {value}'

@show.register(int)
def _(value):
    return f'int {value}'

@show.register(list)
def _(value):
    return f'list of {len(value)}'

print(show('x'), show(1), show(True), show([1]), show.dispatch(bool) is show.dispatch(int))

class Printer:
    @singledispatchmethod
    def show(self, value):
        return 'any'
    @show.register(str)
    def _(self, value):
        return 'str'

print(Printer().show(1), Printer().show(''))
