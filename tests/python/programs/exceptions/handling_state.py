import sys


def current():
    return sys.exc_info()[0]


print(current(), sys.exception())
try:
    raise ValueError
except ValueError:
    print(current(), sys.exception())
    try:
        raise KeyError
    except KeyError:
        print(current())
    print(current())
print(current())


def gen():
    try:
        yield current()
        raise OSError
    except OSError:
        yield current()
        yield current()
    yield current()


g = gen()
print(next(g))
try:
    raise TypeError
except TypeError:
    print(next(g), current())
print(next(g), next(g), current())
