"""An event, a semaphore and a barrier that nobody will do anything about."""
import threading

event, semaphore, barrier = threading.Event(), threading.Semaphore(0), threading.Barrier(2)
threads = [threading.Thread(target=semaphore.acquire, name='at the semaphore'),
           threading.Thread(target=barrier.wait, name='at the barrier'),
           threading.Thread(target=event.wait, name='at the event', daemon=True)]
for thread in threads:
    thread.start()
event.wait()
