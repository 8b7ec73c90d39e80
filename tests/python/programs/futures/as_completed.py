"""Futures as they are completed, in an order that the program itself decides."""
from concurrent.futures import ThreadPoolExecutor, as_completed
import threading

gates = [threading.Event() for _ in range(3)]

def wait(n):
    gates[n].wait()
    return n

with ThreadPoolExecutor() as executor:
    futures = {executor.submit(wait, n): n for n in range(3)}
    gates[2].set()
    for future in as_completed(futures):
        n = future.result()
        print(n, futures[future])
        gates[(n + 1) % 3].set()
