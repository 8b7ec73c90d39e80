from concurrent.futures import ThreadPoolExecutor, wait
from time import sleep

UPDATES = 200  #= updates
WORKERS = 3  #= workers
TIMEOUT_MS = 300  #= timeout_ms

store = {}


def update(key):
    sleep(0.01)  # the store is slow
    store[key] = key * key


if __name__ == '__main__':
    with ThreadPoolExecutor(max_workers=WORKERS) as executor:
        futures = [executor.submit(update, key) for key in range(UPDATES)]
        done, not_done = wait(futures, timeout=TIMEOUT_MS / 1000)  #!
        print(f'after wait: {len(done)} done, {len(not_done)} not done')
    # Leaving the block has waited for what was left.
    later = [future for future in not_done if future.done()]
    print(f'after the with block: {len(later)} more done')
    print(f'the store has {len(store)} keys')
