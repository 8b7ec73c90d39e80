"""What threads wait for: the engine's primitives, and those that are made of them."""
from _locks import (
    BoundedSemaphore, Condition, Empty, Event, Lock, RLock, Semaphore, SimpleQueue, Full,
)
from _thread import get_ident


class BrokenBarrierError(RuntimeError):
    pass


BrokenBarrierError.__module__ = 'threading'


class Barrier:
    """So many threads wait for each other. States: 0 filling, 1 letting go, -1 resetting, -2 broken."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._condition = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0
        self._count = 0

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._condition:
            while self._state in (-1, 1):
                self._condition.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._condition.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._condition.notify_all()
        except BaseException:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._condition.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._condition.notify_all()

    def reset(self):
        with self._condition:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._condition.notify_all()

    def abort(self):
        with self._condition:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


class local:
    """Attributes that each thread has of its own."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_local__all', {})
        object.__setattr__(self, '_local__arguments', (args, kwargs))
        object.__getattribute__(self, '_local__all')[get_ident()] = {}
        return self

    def __getattribute__(self, name):
        own = _own(self)
        if name == '__dict__':
            return own
        if name in own:
            return own[name]
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        raise _missing(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(
                f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        _own(self)[name] = value

    def __delattr__(self, name):
        own = _own(self)
        if name not in own:
            raise _missing(self, name)
        del own[name]


def _missing(self, name):
    owner = '_thread._local' if type(self) is local else type(self).__name__
    return AttributeError(f'{owner!r} object has no attribute {name!r}')


def _own(self):
    every = object.__getattribute__(self, '_local__all')
    ident = get_ident()
    own = every.get(ident)
    if own is None:
        own = every[ident] = {}
        args, kwargs = object.__getattribute__(self, '_local__arguments')
        type(self).__init__(self, *args, **kwargs)
    return own


Barrier.__module__ = 'threading'
local.__module__ = '_thread'
local.__name__ = local.__qualname__ = '_local'
