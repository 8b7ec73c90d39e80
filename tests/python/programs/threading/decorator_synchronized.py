"""A decorator that lets one thread at a time into a function."""
import functools
import threading

def synchronized(function):
    lock = threading.RLock()
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with lock:
            return function(*args, **kwargs)
    return wrapper

total = 0

@synchronized
def add(n):
    global total
    for _ in range(n):
        total += 1

threads = [threading.Thread(target=add, args=(500,)) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, add.__name__)
