"""Workers share the tasks of one queue, and leave when told."""
import queue
import threading

tasks, results = queue.Queue(), queue.Queue()

def work():
    while True:
        task = tasks.get()
        try:
            if task is None:
                return
            results.put((task, task * task))
        finally:
            tasks.task_done()

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for n in range(50):
    tasks.put(n)
for _ in threads:
    tasks.put(None)
tasks.join()
for thread in threads:
    thread.join()
got = sorted(results.get() for _ in range(results.qsize()))
print(len(got), got[:3], got[-1], sum(square for _, square in got))
