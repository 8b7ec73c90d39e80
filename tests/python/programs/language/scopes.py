x = "global"


class A:
    x = "class"

    def m(self):
        return x

    def n(self, x):
        def inner():
            return x

        return inner()

    l = [i for i in range(3)]
    print(x)
    x = x + "!"
    print(x)


print(A().m(), A().n("arg"), A.l, A.x)


def f():
    x = 1

    class B:
        y = x
        x = 2
        z = x

    return B.y, B.z


try:
    print(f())
except NameError as error:
    print(error)


def comp():
    x = [1, 2, 3]
    return [x for x in x], [y for x in [x] for y in x], x


print(comp())


def loops():
    for i in range(3):
        j = i
    return i, j


print(loops())


def exc():
    e = "before"
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(exc())


def conditional(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as error:
        return str(error)


print(conditional(True), conditional(False))


def parameters(a, b=lambda: a_global):
    return b()


a_global = "late"
print(parameters(1))
try:
    undefined_name
except NameError as error:
    print(error)
try:
    del undefined_name
except NameError as error:
    print(error)
len = lambda s: "shadowed"
print(len("abc"))
del len
print(len("abc"))
_ = 5
__private = 6
print(_, __private)


def walrus():
    if (n := 10) > 5:
        pass
    result = [last := k for k in range(3)]
    return n, last, result


print(walrus())


def nested():
    v = 0

    def a():
        def b():
            nonlocal v
            v += 1

        b()
        b()

    a()
    return v


print(nested())


class Meta(type):
    y = "meta attr"


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.y, hasattr(WithMeta(), "y"))


def star():
    first, *rest = "abc"
    (a, (b, *c)), d = (1, (2, 3, 4)), 5
    return first, rest, a, b, c, d


print(star())
