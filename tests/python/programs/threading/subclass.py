"""A thread of a class of its own overrides run, and may keep a result."""
import threading

class Sum(threading.Thread):
    def __init__(self, numbers):
        super().__init__(name=f'Sum-{len(numbers)}')
        self.numbers = numbers
        self.result = None

    def run(self):
        self.result = sum(self.numbers)

threads = [Sum(range(n)) for n in (10, 100, 1000)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, thread.result, thread.is_alive())

class Forgetful(threading.Thread):
    def __init__(self):
        pass

try:
    Forgetful().start()
except RuntimeError as error:
    print(error)
