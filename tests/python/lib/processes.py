"""Stands in for the engine's native `_process`: each process is a thread with a universe of its own.

One lock guards everything, and whoever waits is woken by every change: slow, and simple.
"""
import sys
import threading
import time
from itertools import count

world = threading.Condition(threading.RLock())
pids = count(100)
tickets = {}
ticket_numbers = count(1)


def wait_until(ready, timeout=None):
    """Whether it became true in time; a process that was ended meanwhile goes no further."""
    end = None if timeout is None else time.monotonic() + timeout
    thread = threading.current_thread()
    with world:
        while True:
            if getattr(thread, 'child', None) is not None and thread.child.exitcode is not None:
                raise SystemExit
            if ready():
                return True
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                return False
            world.wait(0.2 if left is None else left)


class Child:
    def __init__(self, name):
        self.pid = next(pids)
        self.name = name
        self.exitcode = None
        self.ends = []

    def wait(self, timeout=None):
        return wait_until(lambda: self.exitcode is not None, timeout)

    def terminate(self):
        self.end(-15)

    def kill(self):
        self.end(-9)

    def end(self, code):
        with world:
            if self.exitcode is None:
                self.exitcode = code
                for end in list(self.ends):
                    end.close()
            world.notify_all()

    def ready(self):
        return self.exitcode is not None


class Side:
    """What is common to all copies of an end of a pipe."""

    def __init__(self):
        self.messages = []
        self.copies = 0
        self.other = None


class End:
    def __init__(self, side, process):
        self.side = side
        self.closed = False
        self.process = process
        side.copies += 1
        process.ends.append(self)

    def send(self, data):
        assert type(data) is bytes
        with world:
            if self.side.other.copies == 0:
                raise BrokenPipeError(32, 'Broken pipe')
            self.side.other.messages.append(data)
            world.notify_all()

    def ready(self):
        return bool(self.side.messages) or self.side.other.copies == 0

    def poll(self, timeout=0.0):
        return wait_until(self.ready, timeout)

    def recv(self):
        with world:
            wait_until(self.ready)
            if self.side.messages:
                return self.side.messages.pop(0)
            raise EOFError

    def fileno(self):
        return id(self) % 1000

    def close(self):
        with world:
            if not self.closed:
                self.closed = True
                self.process.ends.remove(self)
                self.side.copies -= 1
                world.notify_all()

    def share(self):
        self.side.copies += 1  # one on its way

        def attach(process):
            self.side.copies -= 1
            return End(self.side, process)

        return attach


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.items = []

    def put(self, data, timeout=None):
        assert type(data) is bytes
        with world:
            if not wait_until(lambda: self.maxsize <= 0 or len(self.items) < self.maxsize, timeout):
                return False
            self.items.append(data)
            world.notify_all()
            return True

    def get(self, timeout=None):
        with world:
            if not wait_until(self.ready, timeout):
                return None
            world.notify_all()
            return self.items.pop(0)

    def qsize(self):
        return len(self.items)

    def ready(self):
        return bool(self.items)


class SemLock:
    def __init__(self, kind, value, maxvalue):
        self.kind, self.value, self.maxvalue = kind, value, maxvalue
        self.holder, self.depth = None, 0

    def acquire(self, block=True, timeout=None):
        with world:
            if self.kind == 0 and self._is_mine():
                self.depth += 1
                return True
            limit = 0 if not block else None if timeout is None else max(timeout, 0)
            if not wait_until(lambda: self.value > 0, limit):
                return False
            self.value -= 1
            self.holder, self.depth = threading.get_ident(), 1
            return True

    def release(self):
        with world:
            if self.kind == 0:
                if not self._is_mine():
                    raise AssertionError('attempt to release recursive lock not owned by thread')
                self.depth -= 1
                if self.depth:
                    return
            elif self.value >= self.maxvalue:
                raise ValueError('semaphore or lock released too many times')
            elif self._is_mine():
                self.depth -= 1
            self.value += 1
            world.notify_all()

    def _count(self):
        return self.depth if self._is_mine() else 0

    def _is_mine(self):
        return self.depth > 0 and self.holder == threading.get_ident()

    def _get_value(self):
        return self.value

    def _is_zero(self):
        return self.value == 0


class Memory:
    def __init__(self, size):
        import struct

        self.bytes = bytearray(size)
        self.struct = struct

    def load(self, code, offset):
        return self.struct.unpack_from('=' + code, self.bytes, offset)[0]

    def store(self, code, offset, value):
        self.struct.pack_into('=' + code, self.bytes, offset, value)

    def read(self, start, stop):
        return bytes(self.bytes[start:stop])

    def write(self, start, data):
        self.bytes[start:start + len(data)] = data


class Processes:
    """The module `_process`, as one process sees it."""

    Queue, SemLock, Memory = Queue, SemLock, Memory

    def __init__(self, universe, own, parent):
        self._universe = universe
        self._own = own
        self._parent = parent

    def pid(self):
        return self._own.pid

    def parent(self):
        return self._parent

    def pipe(self):
        one, two = Side(), Side()
        one.other, two.other = two, one
        with world:
            return End(one, self._own), End(two, self._own)

    def share(self, shared):
        with world:
            ticket = next(ticket_numbers)
            share = getattr(shared, 'share', None)
            tickets[ticket] = share() if share else lambda process: shared
            return ticket

    def attach(self, ticket):
        with world:
            return tickets.pop(ticket)(self._own)

    def wait(self, objects, timeout=None):
        wait_until(lambda: any(thing.ready() for thing in objects), timeout)
        return [thing for thing in objects if thing.ready()]

    def run_main(self):
        module, execute = self._universe.program(self._universe.source, '__mp_main__')
        execute()

    def spawn(self, data, name, kind='process'):
        from universe import Universe

        child = Child(name)
        universe = Universe()
        universe.source = self._universe.source
        universe.modules['_process'] = Processes(universe, child, self._own)

        def run():
            threading.current_thread().child = child
            code = 1
            try:
                code = universe.load('multiprocessing.spawn').main(data)
            except SystemExit:
                pass
            except BaseException:
                if child.exitcode is None:
                    import traceback
                    traceback.print_exc(file=sys.stderr)
            child.end(code)

        threading.Thread(target=run, daemon=True).start()
        return child


def main_process(universe):
    return Processes(universe, Child('MainProcess'), None)
