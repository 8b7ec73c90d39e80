"""What a queue that is full or empty raises."""
import queue

q = queue.Queue(1)
q.put('a')
for call in (lambda: q.put('b', block=False), lambda: q.put_nowait('b'),
             lambda: q.put('b', timeout=0.001), lambda: q.put('b', True, -1),
             q.get, q.get_nowait, lambda: q.get(True, 0.001), lambda: q.get(timeout=-1),
             q.task_done, q.task_done):
    try:
        print(call())
    except (queue.Full, queue.Empty, ValueError) as error:
        print(type(error).__name__, error, type(error).__module__)
print(queue.Full.__mro__[1].__name__)
