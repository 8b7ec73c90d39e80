"""CPython's side of `./build.sh bench`: reads the names of measurements, one per line, and answers each
with a line holding the figure. It runs the listing that the page shows for prime-check, saved as
listing.py in the folder given."""

import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool
from time import perf_counter

sys.path.insert(0, sys.argv[1])
import listing  # noqa: E402

ITEMS = 20_000
TASKS = 1000
SQUARES = 1_000_000


def milliseconds(task):
    started = perf_counter()
    task()
    return (perf_counter() - started) * 1e3


def whole():
    """What the listing does: make a pool, map, close the pool."""
    with ProcessPoolExecutor(max_workers=listing.WORKERS) as executor:
        list(executor.map(listing.is_prime, listing.NUMBERS))


def square(x):
    return x * x


def nothing():
    pass


def submit(executor):
    for _ in range(TASKS):
        executor.submit(nothing).result()


def main():
    with (
        ProcessPoolExecutor(listing.WORKERS) as executor,
        Pool(2) as pool,
        ThreadPoolExecutor(1) as thread,
    ):
        measurements = {
            'seed workload': lambda: milliseconds(whole),
            'seed workload, pool ready': lambda: milliseconds(
                lambda: list(executor.map(listing.is_prime, listing.NUMBERS))
            ),
            # Milliseconds for a thousand are microseconds for one.
            'a task of Pool.map': lambda: milliseconds(lambda: pool.map(square, range(ITEMS), 1))
            / ITEMS
            * 1e3,
            'squares by Pool.map': lambda: milliseconds(lambda: pool.map(square, range(SQUARES))),
            'submit to result, us': lambda: milliseconds(lambda: submit(thread)) / TASKS * 1e3,
        }
        for line in sys.stdin:
            print(measurements[line.strip()](), flush=True)


if __name__ == '__main__':
    main()
