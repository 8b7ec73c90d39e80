"""map gives up when its time is over; so does result."""
import concurrent.futures
import threading

never = threading.Event()
with concurrent.futures.ThreadPoolExecutor(2) as executor:
    results = executor.map(lambda wait: never.wait() if wait else 'quick', [False, True], timeout=0.5)
    print(next(results))
    try:
        next(results)
    except concurrent.futures.TimeoutError as error:
        print(repr(error), concurrent.futures.TimeoutError is TimeoutError)
    started = threading.Event()
    future = executor.submit(lambda: (started.set(), never.wait()))
    started.wait()
    try:
        future.result(timeout=0.001)
    except TimeoutError as error:
        print(repr(error), future.running())
    never.set()
