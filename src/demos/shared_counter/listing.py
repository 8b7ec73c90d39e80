from concurrent.futures import ThreadPoolExecutor
#? guard=lock
from threading import Lock
#;
#? guard=atomic
from itertools import count
#;

WORKERS = 2  #= workers
INCREMENTS = 1_000_000  #= increments
TASKS = 5


#? guard=none
class Counter:
    value = 0

    def load(self):
        return self.value

    def store(self, value):
        self.value = value

    def add(self):
        value = self.load()
        # Whatever another thread stores here is overwritten.
        self.store(value + 1)  #!
#;
#? guard=lock
class Counter:
    value = 0
    lock = Lock()

    def load(self):
        return self.value

    def add(self):
        with self.lock:  #!
            self.value += 1
#;
#? guard=atomic
class Counter:
    # Python has no atomic integers; this is one step to its threads.
    numbers = count()

    def load(self):
        return next(self.numbers)

    def add(self):
        next(self.numbers)  #!
#;


def work():
    for _ in range(INCREMENTS):
        counter.add()


if __name__ == '__main__':
    counter = Counter()
    with ThreadPoolExecutor(max_workers=WORKERS) as executor:
        for _ in range(TASKS):
            executor.submit(work)
    expected = TASKS * INCREMENTS
    actual = counter.load()
    print(f'{expected} expected, {actual} counted, {expected - actual} lost')
