"""as_completed says how many are missing."""
from concurrent.futures import ThreadPoolExecutor, as_completed
import threading

stop = threading.Event()
with ThreadPoolExecutor(3) as executor:
    futures = [executor.submit(stop.wait), executor.submit(stop.wait), executor.submit(int)]
    futures[2].result()
    try:
        for future in as_completed(futures, timeout=0.05):
            print(future.result())
    except TimeoutError as error:
        print(error)
    stop.set()
