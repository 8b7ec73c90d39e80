from multiprocessing import Pool
from tqdm import tqdm

WORKERS = 2  #= workers
ITEMS = 20_000  #= items
CHUNKSIZES = []  #= chunksizes


def collatz_steps(x):
    """Halve if even, else 3 x + 1: how many times until 1."""
    steps = 0
    while x > 1:
        x = x // 2 if x % 2 == 0 else 3 * x + 1
        steps += 1
    return steps


if __name__ == '__main__':
    with Pool(WORKERS) as pool:
        for chunksize in CHUNKSIZES:
            results = pool.imap(collatz_steps, range(ITEMS), chunksize)  #!
            steps = sum(tqdm(results, total=ITEMS))
            print(f'chunksize {chunksize}: {steps} steps')
