"""SimpleQueue has no bounds and nothing to be done with tasks."""
import queue
import threading

q = queue.SimpleQueue()
print(q.empty(), q.qsize(), q.put(1), q.put(2, block=True, timeout=None), q.put_nowait(3))
print(q.qsize(), q.get(), q.get(timeout=1), q.get_nowait(), q.empty())
for call in (q.get_nowait, lambda: q.get(block=False), lambda: q.get(timeout=0.001)):
    try:
        call()
    except queue.Empty as error:
        print('Empty', error.args)
print(hasattr(q, 'task_done'), hasattr(q, 'maxsize'))
thread = threading.Thread(target=q.put, args=('from a thread',))
thread.start()
print(q.get())
thread.join()
