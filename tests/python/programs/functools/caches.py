# lru_cache and cache: hits, misses, what falls out.
from functools import cache, lru_cache


@lru_cache(maxsize=2)
def square(number):
    print('computing', number)
    return number * number


print(square(2), square(2), square(3), square(4), square(2))
print(square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info().misses)
try:
    square([1])
except TypeError as error:
    print(error)


@lru_cache(typed=True)
def kind(value):
    return type(value).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info().currsize, kind.cache_parameters())
