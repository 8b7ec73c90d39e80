"""Stand-ins for weak references: here they are strong, so what they refer to never goes away.

Programs that use them to look things up, or to avoid circles, run; those that wait for something to
be collected wait in vain. Callbacks are never called, but for `finalize`: at the program's end.
"""


class ref:
    def __init__(self, object, callback=None, /):
        self._object = object
        self.__callback__ = callback

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return isinstance(other, ref) and self._object == other._object

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        name = type(self._object).__name__
        return f"<weakref at {id(self):#x}; to '{name}' at {id(self._object):#x}>"

    def __class_getitem__(cls, item):
        return cls


ReferenceType = ref
WeakMethod = ref


def proxy(object, callback=None, /):
    """The object itself."""
    return object


def getweakrefcount(object, /):
    return 0


def getweakrefs(object, /):
    return []


class WeakValueDictionary(dict):
    def valuerefs(self):
        return [ref(value) for value in self.values()]


class WeakKeyDictionary(dict):
    def keyrefs(self):
        return [ref(key) for key in self]


class WeakSet(set):
    def __repr__(self):
        return set(self).__repr__()


class finalize:
    """Calls a function once: when it is called itself, else at the program's end."""

    _alive = []

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = obj, func, args, kwargs
        self.atexit = True
        if not finalize._alive:
            import atexit

            atexit.register(finalize._run_all)
        finalize._alive.append(self)

    @staticmethod
    def _run_all():
        for each in finalize._alive[::-1]:
            if each.atexit:
                each()

    def __call__(self, _=None):
        if self._call is None:
            return None
        _, func, args, kwargs = self._call
        self.detach()
        return func(*args, **kwargs)

    def detach(self):
        call, self._call = self._call, None
        if call is not None:
            finalize._alive.remove(self)
        return call

    def peek(self):
        return self._call

    @property
    def alive(self):
        return self._call is not None
