"""Workers are named by the pool, and a pool can be used without with."""
from concurrent.futures import Executor, ThreadPoolExecutor
import threading

executor = ThreadPoolExecutor(2, 'loader')
print(executor.submit(lambda: threading.current_thread().name).result())
print(isinstance(executor, Executor), executor._max_workers)
executor.shutdown(wait=True)
with ThreadPoolExecutor(max_workers=4) as executor:
    totals = executor.map(lambda numbers: sum(numbers), [range(10), [1, 2], []])
print(list(totals))
try:
    executor.map(print, [1])
except RuntimeError as error:
    print(error)
