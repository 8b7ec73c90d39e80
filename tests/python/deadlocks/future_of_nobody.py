"""A task waits for another that the only worker would have to run."""
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix='pool')


def outer():
    return executor.submit(pow, 2, 3).result()


print(executor.submit(outer).result())
