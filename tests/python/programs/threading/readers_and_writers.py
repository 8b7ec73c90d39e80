# A lock for readers and writers, made of a condition.
import threading


class ReadWriteLock:
    def __init__(self):
        self.condition = threading.Condition()
        self.readers = 0

    def read(self, use):
        with self.condition:
            self.readers += 1
        try:
            return use()
        finally:
            with self.condition:
                self.readers -= 1
                self.condition.notify_all()

    def write(self, use):
        with self.condition:
            self.condition.wait_for(lambda: self.readers == 0)
            return use()


lock, data, seen = ReadWriteLock(), [0], []


def writer():
    for _ in range(50):
        lock.write(lambda: data.append(data[-1] + 1))


def reader():
    for _ in range(50):
        seen.append(lock.read(lambda: data == list(range(len(data)))))


threads = [threading.Thread(target=f) for f in (writer, reader, reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(data), data[-1], len(seen), all(seen))
