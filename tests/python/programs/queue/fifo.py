"""Items leave a Queue in the order in which they came."""
import queue
import threading

q = queue.Queue(maxsize=2)
got = []

def consume():
    while (item := q.get()) is not None:
        got.append(item)
        q.task_done()
    q.task_done()

thread = threading.Thread(target=consume)
thread.start()
for n in range(10):
    q.put(n)
q.put(None)
q.join()
thread.join()
print(got, q.qsize(), q.empty(), q.full(), q.maxsize, q.unfinished_tasks)
