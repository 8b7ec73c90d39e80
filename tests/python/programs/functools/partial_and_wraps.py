# partial, reduce, wraps, singledispatch, total_ordering, cached_property.
from functools import cached_property, partial, reduce, singledispatch, total_ordering, wraps

power = partial(pow, 2)
print(power(5), power.func is pow, power.args, power.keywords, partial(int, base=2)('101'))
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [], 7))


def loud(function):
    @wraps(function)
    def inner(*args):
        print('calling', function.__name__)
        return function(*args)

    return inner


@loud
def add(a, b):
    """Adds."""
    return a + b


print(add(1, 2), add.__name__, add.__doc__, add.__wrapped__(3, 4))


@singledispatch
def shown(value):
    return f'something: {value}'


@shown.register
def _(value: int):
    return f'int: {value}'


@shown.register(list)
def _(value):
    return f'list of {len(value)}'


print(shown(1), shown([1, 2]), shown('x'), shown(True))


@total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number

    @cached_property
    def text(self):
        print('once')
        return f'v{self.number}'


one, two = Version(1), Version(2)
print(one <= two, one >= two, one > two, one != two, one.text, one.text)
try:
    reduce(max, [])
except TypeError as error:
    print(error)
