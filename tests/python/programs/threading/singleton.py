"""A lock makes sure that only one is made, however many ask at once."""
import threading

made = []

class Config:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    made.append(1)
                    cls._instance = super().__new__(cls)
        return cls._instance

seen, start = [], threading.Barrier(6)

def ask():
    start.wait()
    seen.append(Config())

threads = [threading.Thread(target=ask) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made), len({id(config) for config in seen}), len(seen))
