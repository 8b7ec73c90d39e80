"""A server that is not there is an error that can be caught."""
from concurrent.futures import ThreadPoolExecutor
from urllib.error import URLError
from urllib.request import urlopen
import os

os.environ['no_proxy'] = '127.0.0.1'

def load(port):
    try:
        return urlopen(f'http://127.0.0.1:{port}/', timeout=5).read()
    except URLError as error:
        return f'{type(error).__name__}: {error}'

with ThreadPoolExecutor(3) as executor:
    print(set(executor.map(load, [1, 1, 1])))
