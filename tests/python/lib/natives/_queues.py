"""Stands in for `_queues`, whose waiting is the engine's: the interpreter's own queues."""
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue

try:
    from queue import ShutDown
except ImportError:  # before 3.13
    class ShutDown(Exception):
        __module__ = 'queue'
