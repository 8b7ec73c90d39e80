# A process of the executor that dies breaks the executor.
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def die():
    os._exit(3)


if __name__ == '__main__':
    executor = ProcessPoolExecutor(1)
    try:
        executor.submit(die).result()
    except BrokenProcessPool as error:
        print(type(error).__name__, error)
    try:
        executor.submit(die)
    except BrokenProcessPool as error:
        print(error)
    executor.shutdown()
