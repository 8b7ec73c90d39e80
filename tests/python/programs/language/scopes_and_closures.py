# Which variable a name means.
x = 'global'


def outer():
    x = 'outer'

    def inner():
        nonlocal x
        x = 'changed'
        return x

    def other():
        return x

    return inner(), other(), x


print(outer(), x)
print([f() for f in [lambda: n for n in range(3)]], [f() for f in [lambda n=n: n for n in range(3)]])


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


one, two = counter(), counter()
print(one(), one(5), two(), one.__closure__[0].cell_contents)


class Shape:
    x = 'class'
    both = [x for _ in range(1)]

    def method(self):
        return x


print(Shape.both, Shape().method())


def early():
    try:
        print(later)
    except UnboundLocalError as error:
        print(error)
    later = 1
    del later
    try:
        later
    except UnboundLocalError as error:
        print(error)


early()
try:
    undefined_name
except NameError as error:
    print(error)
