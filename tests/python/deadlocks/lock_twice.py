"""A thread takes a lock that it holds; an RLock would let it."""
import threading

lock = threading.Lock()


def outer():
    with lock:
        inner()


def inner():
    with lock:
        print('nobody gets here')


outer()
