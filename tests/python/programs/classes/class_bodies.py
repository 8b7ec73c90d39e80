x = "global"


class C:
    x = "class"
    y = [x for _ in range(2)]
    z = (lambda: x)()
    squares = {n: n**2 for n in range(3)}
    for i in range(3):
        last = i
    if True:
        cond = "yes"
    __private = 5

    def get(self):
        return x, self.x, self.__private

    class Inner:
        def name(self):
            return __class__.__qualname__

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()

    del i


c = C()
print(C.y, C.z, C.squares, C.last, C.cond, c.get(), c._C__private, C.Inner().name(), C.Inner.__qualname__, c.call(), hasattr(C, "i"), C.get.__qualname__)
try:
    c.__private
except AttributeError as error:
    print(error)


def make(n):
    class Local:
        value = n

        def get(self):
            return n

    return Local


print(make(3).value, make(4)().get(), make(1).__qualname__)


class Doc:
    """Docstring."""

    a: int = 1
    b: "str"


print(Doc.__doc__, Doc.__annotations__, hasattr(Doc, "b"))


class Empty: ...


class Multi(Empty, object):
    pass


print(Multi.__mro__, Empty.__doc__)


def deco(cls):
    cls.decorated = True
    return cls


@deco
class D:
    pass


print(D.decorated)
counter = 0


class Counting:
    global counter
    counter = 5


print(counter)
