"""A semaphore lets so many in at once; a bounded one counts what comes back."""
import threading

gate = threading.Semaphore(2)
lock = threading.Lock()
inside = most = 0

def work():
    global inside, most
    for _ in range(20):
        with gate:
            with lock:
                inside += 1
                most = max(most, inside)
            with lock:
                inside -= 1

threads = [threading.Thread(target=work) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most <= 2, inside)
print(gate.acquire(), gate.acquire(), gate.acquire(blocking=False), gate.acquire(timeout=0.001))
gate.release(2)
print(gate.acquire(False))

bounded = threading.BoundedSemaphore()
with bounded:
    print('in')
for misuse in (bounded.release, lambda: gate.release(0), lambda: threading.Semaphore(-1),
               lambda: gate.acquire(False, timeout=1)):
    try:
        misuse()
    except ValueError as error:
        print(error)
