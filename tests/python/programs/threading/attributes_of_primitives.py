"""Conditions, events and semaphores take attributes; locks do not."""
import queue
import threading

for made in (threading.Condition(), threading.Event(), threading.Semaphore(), threading.BoundedSemaphore(),
             threading.Barrier(1), queue.Queue(), threading.Lock(), threading.RLock(), queue.SimpleQueue()):
    try:
        made.label = 'mine'
        print(made.label, vars(made)['label'])
    except AttributeError:
        print('refused')
