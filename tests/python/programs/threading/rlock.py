"""Whoever holds an RLock may take it again, and gives it back as often."""
import threading

lock = threading.RLock()
with lock:
    with lock:
        print(lock.acquire(), lock.acquire(blocking=False))
        lock.release()
        lock.release()

def intruder():
    print('free for me:', lock.acquire(blocking=False))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

with lock:
    thread = threading.Thread(target=intruder)
    thread.start()
    thread.join()
try:
    lock.release()
except RuntimeError as error:
    print(error)
