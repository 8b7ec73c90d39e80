def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def get():
        return count

    return increment, get


inc, get = counter()
inc(); inc(5)
print(get(), counter()[1]())


def outer(x):
    def middle(y):
        def inner(z):
            return x + y + z

        return inner

    return middle


print(outer(1)(2)(3), [f(10) for f in [outer(i)(0) for i in range(3)]])
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])


def late():
    def use():
        return value

    value = "assigned later"
    return use()


print(late())


def unbound():
    def use():
        return value

    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    value = 1
    del value
    try:
        use()
    except NameError as error:
        print(error)
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)


unbound()
x = "global"


def shadow():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = "local"


shadow()


def use_global():
    global x, created
    x = "changed"
    created = True


use_global()
print(x, created)


def nested_global():
    x = "enclosing"

    def inner():
        global x
        x = "from inner"
        return x

    return x, inner()


print(nested_global(), x)


def recursive(n):
    def fact(k):
        return 1 if k <= 1 else k * fact(k - 1)

    return fact(n)


print(recursive(10), (lambda f, n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1), 5))


def swap(a, b):
    def both():
        nonlocal a, b
        a, b = b, a
        return a, b

    return both


s = swap(1, 2)
print(s(), s(), s.__closure__ is not None, len(s.__closure__), [c.cell_contents for c in s.__closure__], s.__code__.co_freevars)


class K:
    def method(self):
        y = self

        def inner():
            return y is self

        return inner


k = K()
print(k.method()())
