import functools


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        result = f(*args, **kw)
        print(f"{f.__name__}{args}{kw or ''} -> {result}")
        return result

    return wrapper


def repeat(times):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]

        return wrapper

    return decorate


@trace
def add(a, b=1):
    "Adds."
    return a + b


@repeat(3)
@trace
def hello(name):
    return f"hi {name}"


add(1); add(2, b=3)
print(hello("x"), add.__name__, add.__doc__, add.__wrapped__.__name__, hello.__name__)


class Register:
    handlers = {}

    def __init__(self, name):
        self.name = name

    def __call__(self, f):
        self.handlers[self.name] = f
        return f


@Register("start")
def on_start():
    return "started"


print(Register.handlers["start"](), on_start())


def class_deco(cls):
    cls.extra = lambda self: f"extra {self.v}"
    return cls


@class_deco
class A:
    v = 1

    @property
    @functools.lru_cache
    def cached(self):
        print("computing")
        return self.v

    @staticmethod
    @trace
    def s(x):
        return x

    @classmethod
    @trace
    def c(cls, x):
        return x


a = A()
print(a.extra(), a.cached, a.cached, A.s(1), A.c(2))


@(lambda f: lambda: f() * 2)
def doubled():
    return 21


print(doubled())
order = []


def note(name):
    order.append("make " + name)

    def deco(f):
        order.append("apply " + name)
        return f

    return deco


@note("outer")
@note("inner")
def noted(x=order.append("default")):
    pass


print(order)


class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.calls = f, 0

    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)


@CountCalls
def counted(x):
    return x


counted(1); counted(2)
print(counted.calls, counted.__name__)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())
