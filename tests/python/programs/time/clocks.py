"""Clocks go forward; sleep takes at least its time."""
import time

a = time.monotonic()
time.sleep(0.002)
b = time.monotonic()
print(b - a >= 0.002, time.perf_counter() <= time.perf_counter(), time.time() > 1.7e9, type(time.time_ns()).__name__)
print(time.monotonic_ns() > 0, time.process_time() >= 0, time.thread_time() >= 0)
for wrong in (-1, -0.5):
    try:
        time.sleep(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(time.sleep(0), time.sleep(False))
