"""What has not begun can be cancelled."""
from concurrent.futures import CancelledError, ThreadPoolExecutor
import threading

stop = threading.Event()
started = threading.Event()

def work():
    started.set()
    stop.wait()

with ThreadPoolExecutor(1) as executor:
    first, second = executor.submit(work), executor.submit(print, 'never')
    started.wait()
    print(first.running(), first.cancel(), second.cancel(), second.cancelled(), second.done())
    stop.set()
    for call in (second.result, second.exception):
        try:
            call()
        except CancelledError as error:
            print(repr(error))
    print(first.result(), second.cancel(), first.cancel())
