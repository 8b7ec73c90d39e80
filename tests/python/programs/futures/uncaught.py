"""An error that the program lets pass ends it, after the pool has ended."""
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as executor:
    futures = [executor.submit(lambda n: 10 / n, n) for n in (5, 0, 2)]
    for future in futures:
        print(future.result())
