# python: 3.13
"""A queue that was shut down takes nothing more, and gives what it has."""
import queue
import threading

q = queue.Queue()
q.put(1)
q.put(2)
q.shutdown()
for call in (lambda: q.put(3), q.get, q.get, q.get, q.get_nowait):
    try:
        print(call())
    except queue.ShutDown as error:
        print('ShutDown', error.args)
waiting = queue.LifoQueue()
def wait():
    try:
        waiting.get()
    except queue.ShutDown:
        print('woken')
thread = threading.Thread(target=wait)
thread.start()
waiting.shutdown(immediate=True)
thread.join()
print(waiting.is_shutdown)
