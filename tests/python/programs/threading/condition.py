"""Consumers wait for a condition until something is there."""
import threading

condition = threading.Condition()
items, taken = [], []

def consume():
    with condition:
        while not items:
            condition.wait()
        taken.append(items.pop(0))

threads = [threading.Thread(target=consume) for _ in range(3)]
for thread in threads:
    thread.start()
for item in 'abc':
    with condition:
        items.append(item)
        condition.notify()
for thread in threads:
    thread.join()
print(sorted(taken))

with condition:
    print(condition.wait(timeout=0.001))
    print(condition.wait_for(lambda: False, timeout=0.001))
    print(condition.wait_for(lambda: [1]))
for call in (condition.wait, condition.notify, condition.notify_all):
    try:
        call()
    except RuntimeError as error:
        print(error)
