"""Each worker is prepared once; one that cannot be breaks the pool."""
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool
import logging
import threading

logging.disable(logging.CRITICAL)
local = threading.local()

def prepare(value):
    local.value = value

with ThreadPoolExecutor(2, thread_name_prefix='pool', initializer=prepare, initargs=('ready',)) as executor:
    print({executor.submit(lambda: local.value).result() for _ in range(5)})
    print(executor.submit(lambda: threading.current_thread().name).result().startswith('pool_'))

def fail():
    raise RuntimeError('no')

executor = ThreadPoolExecutor(1, initializer=fail)
future = executor.submit(print)
try:
    future.result()
except BrokenThreadPool as error:
    print(error)
try:
    executor.submit(print)
except BrokenThreadPool as error:
    print(error)
executor.shutdown()
