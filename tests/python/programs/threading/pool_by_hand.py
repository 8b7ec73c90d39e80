# A pool of threads made of a queue and sentinels.
import queue
import threading


def work(tasks, results):
    while (task := tasks.get()) is not None:
        results.put((task, task ** 2))
        tasks.task_done()
    tasks.task_done()


tasks, results = queue.Queue(), queue.Queue()
threads = [threading.Thread(target=work, args=(tasks, results)) for _ in range(4)]
for thread in threads:
    thread.start()
for number in range(20):
    tasks.put(number)
for _ in threads:
    tasks.put(None)
tasks.join()
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in range(results.qsize())))
print(threading.active_count(), tasks.empty(), results.empty())
