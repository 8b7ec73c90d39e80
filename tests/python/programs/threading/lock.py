"""A lock keeps an update whole, and says so when it is misused."""
import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked())
print(lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.001))
lock.release()
with lock as entered:
    print(entered, lock.locked())
print(lock.locked())
for misuse in (lambda: lock.release(),
               lambda: lock.acquire(False, 1),
               lambda: lock.acquire(1, 2, 3)):
    try:
        misuse()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)

# Another thread may release it.
lock.acquire()
thread = threading.Thread(target=lock.release)
thread.start()
thread.join()
print(lock.locked())
