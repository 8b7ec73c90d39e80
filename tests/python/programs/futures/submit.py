"""A future for each call that was submitted."""
from concurrent.futures import Future, ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=2) as executor:
    futures = [executor.submit(pow, n, 2) for n in range(5)]
    print([future.result() for future in futures])
    failing = executor.submit(int, 'x')
    print(type(failing.exception()).__name__, failing.exception())
    try:
        failing.result(timeout=5)
    except ValueError as error:
        print('raised', error)
    print(executor.submit(lambda *a, **k: (a, k), 1, b=2).result())
print(failing.done(), failing.running(), failing.cancelled(), isinstance(failing, Future))
try:
    executor.submit(print)
except RuntimeError as error:
    print(error)
