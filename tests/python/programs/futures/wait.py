"""wait returns who is done and who is not."""
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
                                ThreadPoolExecutor, wait)
import threading

print(ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION)
stop = threading.Event()
with ThreadPoolExecutor(3) as executor:
    slow = executor.submit(stop.wait)
    quick = executor.submit(abs, -1)
    done, not_done = wait([slow, quick], return_when=FIRST_COMPLETED)
    print(done == {quick}, not_done == {slow})
    failing = executor.submit(next, iter([]))
    result = wait([slow, failing], return_when=FIRST_EXCEPTION)
    print(result.done == {failing}, result.not_done == {slow})
    print(len(wait([slow], timeout=0.001).not_done))
    stop.set()
    print(wait([slow, quick]).done == {slow, quick})
    print(type(result).__name__)
    try:
        wait([quick, slow], return_when='SOMETIME')
        print('all were done')
    except ValueError as error:
        print(error)
