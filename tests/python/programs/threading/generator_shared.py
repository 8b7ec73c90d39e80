"""A generator that another thread runs cannot be entered."""
import threading

entered, leave = threading.Event(), threading.Event()

def numbers():
    yield 1
    entered.set()
    leave.wait()
    yield 2

shared = numbers()
print(next(shared))
got = []
thread = threading.Thread(target=lambda: got.append(next(shared)))
thread.start()
entered.wait()
try:
    next(shared)
except ValueError as error:
    print(error)
leave.set()
thread.join()
print(got, list(shared))
