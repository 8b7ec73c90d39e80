from contextlib import contextmanager
from queue import Queue
from threading import Semaphore, Thread
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


def query(connection, number):
    running.append(number)
    most.append(len(running))
    sleep(0.02 + number % 3 * 0.01)
    running.remove(number)
    #? failing!=0
    if number % FAILING == 0:
        raise ConnectionError(f'query {number} failed')
    #;


def client(name):
    for turn in range(QUERIES):
        number = turn * CLIENTS + name
        try:
            with pool.connection() as connection:  #!
                query(connection, number)
            served.append(number)
        except ConnectionError as error:
            failed.append(number)
            print(f'{error}\n', end='')
        sleep(0.01)  # does something with the answer


if __name__ == '__main__':
    pool = Pool(CONNECTIONS)
    running, most, served, failed = [], [], [], []
    clients = [Thread(target=client, args=(n + 1,)) for n in range(CLIENTS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    print(f'{len(served)} queries served, {len(failed)} failed')
    print(f'{pool.free.qsize()} of {CONNECTIONS} connections are back, '
          f'at most {max(most)} were in use')
