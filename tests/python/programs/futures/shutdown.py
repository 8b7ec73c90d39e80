"""shutdown waits, or not, or cancels what has not begun."""
from concurrent.futures import ThreadPoolExecutor
import threading

stop = threading.Event()
started = threading.Event()

def work():
    started.set()
    return stop.wait()

executor = ThreadPoolExecutor(max_workers=1)
running = executor.submit(work)
queued = [executor.submit(pow, 2, n) for n in range(3)]
started.wait()
executor.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in queued], running.done())
try:
    executor.submit(print)
except RuntimeError as error:
    print(error)
stop.set()
print(running.result())
executor.shutdown()
for wrong in (0, -1):
    try:
        ThreadPoolExecutor(wrong)
    except ValueError as error:
        print(error)
