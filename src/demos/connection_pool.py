from contextlib import contextmanager
from queue import Queue
from threading import Lock, Semaphore, Thread
from time import sleep

CONNECTIONS = 3  #= connections
CLIENTS = 8  #= clients
QUERIES = 3  #= queries
#? failing!=0
FAILING = 5  #= failing
#;


class Pool:
    def __init__(self, size):
        self.permits = Semaphore(size)
        self.free = Queue()
        for number in range(1, size + 1):
            self.free.put(number)

    @contextmanager
    def connection(self):
        with self.permits:  #!
            connection = self.free.get()
            try:
                yield connection
            finally:
                self.free.put(connection)  #!


class Statistics:
    lock = Lock()
    in_use = max_in_use = served = failed = 0

    @contextmanager
    def query(self):
        with self.lock:
            self.in_use += 1
            self.max_in_use = max(self.max_in_use, self.in_use)
        try:
            yield
        except ConnectionError:
            with self.lock:
                self.failed += 1
            raise
        else:
            with self.lock:
                self.served += 1
        finally:
            with self.lock:
                self.in_use -= 1


def query(connection, number):
    sleep(0.02 + number % 3 * 0.01)
    #? failing!=0
    if number % FAILING == 0:
        raise ConnectionError(f'query {number} failed')
    #;
