"""Threads that share a count get each number once."""
from itertools import count
import threading

numbers, got = count(), []

def take():
    for _ in range(100):
        got.append(next(numbers))

threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(got) == list(range(400)), next(numbers))
