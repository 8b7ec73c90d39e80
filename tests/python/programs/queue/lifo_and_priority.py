"""The last comes first, or the smallest does."""
import queue

last_first = queue.LifoQueue()
smallest_first = queue.PriorityQueue()
for item in (3, 1, 2):
    last_first.put(item)
    smallest_first.put((item, f'task {item}'))
print([last_first.get() for _ in range(3)])
print([smallest_first.get_nowait() for _ in range(3)])
smallest_first.put((1, {}))
try:
    smallest_first.put((1, {}))
except TypeError as error:
    print(error)
