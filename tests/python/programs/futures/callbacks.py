"""Callbacks are called once the future is done, or at once if it already is."""
from concurrent.futures import ThreadPoolExecutor
import threading

stop = threading.Event()
with ThreadPoolExecutor(1) as executor:
    future = executor.submit(stop.wait)
    said = []
    future.add_done_callback(lambda f: said.append(('first', f.result())))
    future.add_done_callback(lambda f: said.append(('second', f is future)))
    print(said)
    stop.set()
print(said)
future.add_done_callback(lambda f: print('at once', f.done()))
