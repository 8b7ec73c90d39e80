"""Three stages, each a thread, with queues between them."""
import queue
import threading

def stage(work, before, after):
    while (item := before.get()) is not None:
        after.put(work(item))
    after.put(None)

queues = [queue.Queue(maxsize=4) for _ in range(4)]
works = (lambda n: n * n, str, lambda text: text[::-1])
threads = [threading.Thread(target=stage, args=(work, queues[i], queues[i + 1]))
           for i, work in enumerate(works)]
feeder = threading.Thread(target=lambda: [queues[0].put(n) for n in [*range(10, 20), None]])
for thread in [*threads, feeder]:
    thread.start()
out = []
while (item := queues[3].get()) is not None:
    out.append(item)
for thread in [*threads, feeder]:
    thread.join()
print(out)
