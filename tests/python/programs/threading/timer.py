"""A timer calls once, unless it is cancelled."""
import threading

called = threading.Event()
said = []

def call(*args, **kwargs):
    said.append((args, kwargs))
    called.set()

timer = threading.Timer(0.001, call, [1, 2], {'three': 3})
timer.start()
called.wait()
timer.join()
never = threading.Timer(1000, call)
never.start()
never.cancel()
never.join()
print(said, timer.is_alive(), never.is_alive())
print(isinstance(timer, threading.Thread), timer.interval, timer.finished.is_set())
