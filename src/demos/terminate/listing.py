from multiprocessing import Pool, set_start_method
from time import sleep

WORKERS = 2  #= workers
TIMEOUT_MS = 1000  #= timeout_ms


def runaway(_):
    """Keeps its process busy; it never ends by itself."""
    while True:
        pass


if __name__ == '__main__':
    set_start_method('spawn')
    pool = Pool(WORKERS)
    results = [pool.apply_async(runaway, (n,)) for n in range(WORKERS)]
    sleep(TIMEOUT_MS / 1000)
    running = sum(not result.ready() for result in results)
    print(f'after the timeout: {running} of {WORKERS} still running')
    pool.terminate()  #!
    pool.join()
    print('after terminate: the processes have ended')
