# Something costly is made once, however many threads ask for it first.
import threading


class Lazy:
    def __init__(self, make):
        self.make, self.lock, self.made = make, threading.RLock(), False

    def get(self):
        if not self.made:
            with self.lock:
                if not self.made:
                    self.value = self.make()
                    self.made = True
        return self.value


calls = []
inner = Lazy(lambda: calls.append('inner') or {'size': 3})
outer = Lazy(lambda: calls.append('outer') or [inner.get()] * 2)
gate, seen = threading.Barrier(6), []


def ask():
    gate.wait()
    seen.append(outer.get())


threads = [threading.Thread(target=ask) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(calls, len(seen), all(value is seen[0] for value in seen), seen[0], inner.get() is seen[0][0])
