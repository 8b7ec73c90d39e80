#? stop_by=engine
import os
#;
from concurrent.futures import ThreadPoolExecutor, wait
#? stop_by=flag
from threading import Event
#;
from time import monotonic

WORKERS = 2  #= workers
TIMEOUT_MS = 1000  #= timeout_ms
LOOP_MS = 2500  #= loop_ms
#? stop_by=flag

stop = Event()
#;


#? stop_by=wait|engine
def runaway():
    """Keeps its thread busy; nobody else can make it stop."""
    end = monotonic() + LOOP_MS / 1000
    while monotonic() < end:
        pass
#;
#? stop_by=flag
def runaway():
    """Keeps its thread busy, but looks at the flag each time round."""
    end = monotonic() + LOOP_MS / 1000
    while monotonic() < end and not stop.is_set():  #!
        pass
#;


def tell(when, futures):
    running = sum(not future.done() for future in futures)
    print(f'{when}: {running} of {len(futures)} still running', flush=True)


if __name__ == '__main__':
    #? stop_by=wait|flag
    with ThreadPoolExecutor(max_workers=WORKERS) as executor:
        futures = [executor.submit(runaway) for _ in range(WORKERS)]
        #? stop_by=wait
        wait(futures, timeout=TIMEOUT_MS / 1000)  #!
        #;
        #? stop_by=flag
        wait(futures, timeout=TIMEOUT_MS / 1000)
        #;
        tell('after wait', futures)
        #? stop_by=flag
        stop.set()  #!
        #;
        #? stop_by=wait
        # Leaving the block waits on, without a timeout.
        #;
    tell('after the with block', futures)
    #;
    #? stop_by=engine
    executor = ThreadPoolExecutor(max_workers=WORKERS)
    futures = [executor.submit(runaway) for _ in range(WORKERS)]
    wait(futures, timeout=TIMEOUT_MS / 1000)
    tell('after wait', futures)
    print('the program ends', flush=True)
    # The usual end of a program would wait for the threads.
    os._exit(0)  #!
    #;
