"""Threads that import the same module at once all get the whole of it."""
import threading

start, seen = threading.Barrier(8), []

def work():
    start.wait()
    import dataclasses
    import datetime
    import logging
    import statistics
    import typing
    from concurrent.futures import ThreadPoolExecutor
    from json import JSONDecodeError
    seen.append((statistics.NormalDist.__name__, datetime.timezone.__name__, logging.getLogger.__name__,
                 typing.Protocol.__name__, dataclasses.replace.__name__, ThreadPoolExecutor.__name__,
                 JSONDecodeError.__name__))

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen), set(seen))
