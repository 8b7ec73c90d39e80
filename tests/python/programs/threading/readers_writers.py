"""A lock for many readers or one writer, made of a condition."""
import threading

class ReadWriteLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0
        self.writing = False

    def __enter__(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True

    def __exit__(self, *details):
        with self.changed:
            self.writing = False
            self.changed.notify_all()

    def read(self, look):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            return look()
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

lock, pair, torn = ReadWriteLock(), [0, 0], []

def write():
    for n in range(50):
        with lock:
            pair[0] += 1
            pair[1] += 1

def read():
    for _ in range(50):
        a, b = lock.read(lambda: tuple(pair))
        if a != b:
            torn.append((a, b))

threads = [threading.Thread(target=f) for f in (write, read, write, read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(pair, torn)
