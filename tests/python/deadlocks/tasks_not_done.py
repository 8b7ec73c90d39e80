"""A consumer forgets to say that tasks are done."""
import queue
import threading

tasks = queue.Queue()
tasks.put('task')
consumer = threading.Thread(target=tasks.get)
consumer.start()
consumer.join()
tasks.join()
