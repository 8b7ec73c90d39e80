"""A decorator that leaves name, doc and dict as they were."""
from functools import WRAPPER_ASSIGNMENTS, update_wrapper, wraps

def traced(function):
    @wraps(function)
    def wrapper(*args):
        print('->', function.__name__, args)
        return function(*args)
    return wrapper

@traced
def add(a, b=2):
    """Adds."""
    return a + b

print(add(1), add.__name__, add.__doc__, add.__wrapped__(3), add.__module__)
print('__doc__' in WRAPPER_ASSIGNMENTS, update_wrapper(lambda: 0, add).__qualname__)
