"""The names of multiprocessing, for threads."""
from threading import (
    Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread, current_thread,
)

from queue import Queue

current_process = current_thread
JoinableQueue = Queue


class Process(Thread):
    """A thread with a process's constructor."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)

    @property
    def exitcode(self):
        return None if self.ident is None or self.is_alive() else 0


def Pool(processes=None, initializer=None, initargs=()):
    from multiprocessing.pool import ThreadPool

    return ThreadPool(processes, initializer, initargs)


def freeze_support():
    """Accepted without effect."""
