"""Stands in for the engine's native `_sync`: the interpreter's own primitives."""
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue
from threading import (
    Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore, local,
)

try:
    from queue import ShutDown
except ImportError:  # before 3.13
    class ShutDown(Exception):
        __module__ = 'queue'
