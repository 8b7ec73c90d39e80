"""A worker's exception reaches the caller with the place where it was raised."""
from concurrent.futures import ThreadPoolExecutor
import traceback

def inner():
    raise ValueError('deep')

def outer():
    inner()

with ThreadPoolExecutor() as executor:
    try:
        executor.submit(outer).result()
    except ValueError as error:
        names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        print(names[0], names[-2:], error)
