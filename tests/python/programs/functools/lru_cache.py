"""A cache remembers results, counts hits, and forgets the least recent."""
from functools import cache, lru_cache
import threading

@lru_cache(maxsize=2)
def square(n):
    print('computing', n)
    return n * n

print([square(n) for n in (1, 2, 1, 3, 2)])
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(4), square.__name__)

@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(100), fib.cache_info().currsize)

@lru_cache
def describe(*args, **kwargs):
    return args, kwargs

describe(1, a=2), describe(1, a=2), describe(1.0, a=2), describe(a=2)
print(describe.cache_info())
try:
    fib([])
except TypeError as error:
    print(error)

@lru_cache(maxsize=None, typed=True)
def kind(x):
    return type(x).__name__

print(kind(1), kind(1.0), kind(True), kind.cache_info())
threads = [threading.Thread(target=fib, args=(n,)) for n in range(100)[::10]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(fib.cache_info().misses)
