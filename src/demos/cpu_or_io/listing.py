from concurrent.futures import ThreadPoolExecutor
from time import perf_counter, sleep

WORKERS = 2  #= workers
SEQUENCES = 150000  #= sequences
PAUSE_MS = 20  #= pause_ms


def cpu(_):
    """Counts the steps of Collatz sequences."""
    for number in range(1, SEQUENCES + 1):
        while number > 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1


def io(_):
    """Asks something slow, four times."""
    for _ in range(4):
        sleep(PAUSE_MS / 1000)


def measure(task, threads):
    with ThreadPoolExecutor(threads) as executor:
        start = perf_counter()
        list(executor.map(task, range(WORKERS)))  #!
        return perf_counter() - start


for task in cpu, io:
    speedup = measure(task, 1) / measure(task, WORKERS)
    best = 'threads' if speedup > 1.3 else 'processes'
    print(f'{task.__name__}-bound: use {best}')
