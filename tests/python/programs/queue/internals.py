"""The parts of a queue that programs look at."""
import queue

q = queue.Queue(3)
for n in range(3):
    q.put(n)
print(list(q.queue), q.full(), q.unfinished_tasks)
with q.mutex:
    print(q.mutex.locked(), len(q.queue))
    q.queue.clear()
print(q.qsize(), type(q.not_empty).__name__, type(q.not_full).__name__, type(q.all_tasks_done).__name__)
print(queue.PriorityQueue().queue, queue.LifoQueue().queue)
