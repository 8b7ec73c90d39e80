"""append and popleft of a deque are whole, whoever calls them."""
from collections import deque
import threading

shared, taken, lock = deque(), [], threading.Lock()
enough = threading.Semaphore(0)

def put(start):
    for n in range(start, start + 200):
        shared.append(n)
        enough.release()

def take():
    for _ in range(200):
        enough.acquire()
        item = shared.popleft()
        with lock:
            taken.append(item)

threads = [threading.Thread(target=put, args=(k * 200,)) for k in range(3)]
threads += [threading.Thread(target=take) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken) == list(range(600)), len(shared))
