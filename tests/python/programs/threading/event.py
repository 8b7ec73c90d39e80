"""An event is set once for all who wait."""
import threading

event = threading.Event()
seen = []

def wait_for_it(number):
    seen.append((number, event.wait()))

threads = [threading.Thread(target=wait_for_it, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
print(event.is_set(), event.wait(0.01), event.wait(timeout=0))
event.set()
for thread in threads:
    thread.join()
print(sorted(seen), event.is_set(), event.wait())
event.clear()
print(event.is_set(), event.wait(0.001))
