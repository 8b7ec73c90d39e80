from threading import Thread
from time import perf_counter, sleep

WORKERS = 2  #= workers
SEQUENCES = 150000  #= sequences
PAUSE_MS = 20  #= pause_ms


#? task=both|cpu
def cpu():
    """Counts the steps of Collatz sequences."""
    for number in range(1, SEQUENCES + 1):
        while number > 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
#;
#? task=both


#;
#? task=both|io
def io():
    """Asks something slow, four times."""
    for _ in range(4):
        sleep(PAUSE_MS / 1000)  # gives up the GIL
#;


def run(task, threads):
    """Runs WORKERS tasks on so many threads: how long it took."""
    def some():
        for _ in range(WORKERS // threads):
            task()

    start = perf_counter()
    running = [Thread(target=some) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return perf_counter() - start


#? task=both
for task in cpu, io:
    speedup = run(task, 1) / run(task, WORKERS)  #!
    print(f'{task.__name__}: {WORKERS} threads, '
          f'{speedup:.1f} times as fast as one')
#;
#? task=cpu
speedup = run(cpu, 1) / run(cpu, WORKERS)  #!
print(f'cpu: {WORKERS} threads, {speedup:.1f} times as fast as one')
#;
#? task=io
speedup = run(io, 1) / run(io, WORKERS)  #!
print(f'io: {WORKERS} threads, {speedup:.1f} times as fast as one')
#;
