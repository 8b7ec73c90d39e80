"""Stands in for the engine's native `_sync`: the interpreter's own primitives."""
from queue import Empty, Full, SimpleQueue
from threading import (
    Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore, local,
)
