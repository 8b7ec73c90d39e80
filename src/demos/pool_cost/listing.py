from multiprocessing import Pool
from time import perf_counter

WORKERS = 2  #= workers
BATCHES = 6  #= batches
SEQUENCES = 20000  #= sequences


def collatz_steps(x):
    steps = 0
    while x > 1:
        x = x // 2 if x % 2 == 0 else 3 * x + 1
        steps += 1
    return steps


if __name__ == '__main__':
    start = perf_counter()
    for _ in range(BATCHES):
        with Pool(WORKERS) as pool:  #!
            pool.map(collatz_steps, range(SEQUENCES))
    fresh = perf_counter() - start
    print(f'{BATCHES} batches, a new pool for each: {fresh:.3f} s')

    start = perf_counter()
    with Pool(WORKERS) as pool:  #!
        for _ in range(BATCHES):
            pool.map(collatz_steps, range(SEQUENCES))
    kept = perf_counter() - start
    print(f'{BATCHES} batches, one pool: {kept:.3f} s')
