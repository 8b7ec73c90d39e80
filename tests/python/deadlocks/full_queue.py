"""A producer waits for room in a queue that nobody empties."""
import queue

tasks = queue.Queue(maxsize=2)
for number in range(5):
    print('put', number)
    tasks.put(number)
