"""A bounded buffer made of a list and two conditions on one lock."""
import threading

class Buffer:
    def __init__(self, size):
        self.items, self.size = [], size
        lock = threading.Lock()
        self.not_full, self.not_empty = threading.Condition(lock), threading.Condition(lock)

    def put(self, item):
        with self.not_full:
            self.not_full.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item

buffer, got = Buffer(3), []

def produce(start):
    for n in range(start, start + 40):
        buffer.put(n)

def consume():
    for _ in range(40):
        got.append(buffer.get())

threads = [threading.Thread(target=produce, args=(k * 40,)) for k in range(3)]
threads += [threading.Thread(target=consume) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(got) == list(range(120)), buffer.items)
