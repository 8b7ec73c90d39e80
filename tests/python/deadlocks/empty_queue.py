"""A consumer waits for an item that nobody puts; main waits for the consumer."""
import queue
import threading

tasks = queue.Queue()


def consume():
    while True:
        print('got', tasks.get())
        tasks.task_done()


consumer = threading.Thread(target=consume, name='consumer')
consumer.start()
tasks.put(1)
tasks.join()
consumer.join()
