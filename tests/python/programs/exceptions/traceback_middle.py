# stderr: whole
import functools


class Thing:
    def __init__(self, n):
        self.check(n)

    def check(self, n):
        if n == 0:
            self.fail()
        Thing(n - 1)

    @staticmethod
    def fail():
        raise ValueError("deep")


def call(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args)

    return wrapper


@call
def start(n):
    return Thing(n)


def generator():
    yield start(1)


list(generator())
