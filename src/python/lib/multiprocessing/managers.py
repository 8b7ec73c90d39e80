"""Managers: a process that keeps objects, which others use through proxies.

A client sends the server one end of a pipe, and the server starts a thread for it; each thread of
each process is a client of its own. A request is `(object's number, method, args, kwargs)`.
"""
import threading
from itertools import count

import _process
from _sync import local
from multiprocessing import process, reduction
from multiprocessing.connection import Pipe


class RemoteError(Exception):
    """The manager could not do what was asked."""

    def __str__(self):
        return '\n' + '-' * 75 + '\n' + str(self.args[0]) + '-' * 75


class Namespace:
    """An object that has the attributes that it is given."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = [f'{name}={value!r}' for name, value in sorted(vars(self).items())
                 if not name.startswith('_')]
        return f'{type(self).__name__}({", ".join(items)})'


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    value = property(get, set)

    def __repr__(self):
        return f'{type(self).__name__}({self._typecode!r}, {self._value!r})'


class _Server:
    """Keeps the objects, by number, in the manager's process."""

    def __init__(self, registry, requests):
        self.registry = registry
        self.requests = requests
        self.objects = {}
        self.numbers = count(1)

    def serve(self):
        while True:
            data = self.requests.get()
            connection = reduction.loads(data)
            if connection is None:
                return
            threading.Thread(target=self.serve_client, args=(connection,), daemon=True).start()

    def serve_client(self, connection):
        while True:
            try:
                number, method, args, kwargs = connection.recv()
            except EOFError:
                return
            except Exception as error:
                answer = 'error', error
            else:
                answer = self.answer(number, method, args, kwargs)
            try:
                connection.send(answer)
            except BrokenPipeError:
                return
            except Exception:
                from traceback import format_exc

                connection.send(('trouble', format_exc()))

    def answer(self, number, method, args, kwargs):
        try:
            if number == 0:
                return 'create', self.create(method, args, kwargs)
            obj, typeid = self.objects[number]
            if method == '#value':
                return 'return', obj
            if method == '#str':
                return 'return', str(obj)
            if method == '#repr':
                return 'return', repr(obj)
            result = getattr(obj, method)(*args, **kwargs)
            made = self.registry[typeid][2].get(method)
            if made is not None:
                return 'proxy', (made, self.keep(result, made), self.methods(result, made))
            return 'return', result
        except Exception as error:
            return 'error', error

    def create(self, typeid, args, kwargs):
        make = self.registry[typeid][0]
        obj = args[0] if make is None else make(*args, **kwargs)
        return self.keep(obj, typeid), self.methods(obj, typeid)

    def keep(self, obj, typeid):
        number = next(self.numbers)
        self.objects[number] = obj, typeid
        return number

    def methods(self, obj, typeid):
        exposed = self.registry[typeid][1]
        if exposed is not None:
            return exposed
        return [name for name in dir(obj)
                if not name.startswith('_') and callable(getattr(obj, name))]


class _Connections(local):
    """This thread's pipes to managers, by the number of the manager's queue of requests."""

    def __init__(self):
        self.open = {}


_connections = _Connections()


class _Address:
    """Where a manager takes requests; travels with its proxies."""

    def __init__(self, queue):
        self.queue = queue

    def __reduce__(self):
        return _attach_address, (_process.share(self.queue),)

    def ask(self, number, method, args=(), kwargs={}):
        connection = _connections.open.get(self)
        if connection is None:
            connection, theirs = Pipe()
            self.queue.put(reduction.dumps(theirs))
            theirs.close()
            _connections.open[self] = connection
        connection.send((number, method, args, kwargs))
        kind, result = connection.recv()
        if kind == 'error':
            raise result
        if kind == 'trouble':
            raise RemoteError(result)
        if kind == 'proxy':
            typeid, made, methods = result
            return _attach_proxy(self, typeid, made, methods)
        return result


def _attach_address(ticket):
    return _Address(_process.attach(ticket))


class BaseProxy:
    """Stands for an object that a manager keeps."""

    _exposed_ = None

    def __init__(self, address, typeid, number):
        self._address = address
        self._typeid = typeid
        self._number = number

    def _callmethod(self, methodname, args=(), kwds={}):
        return self._address.ask(self._number, methodname, args, kwds)

    def _getvalue(self):
        """A copy of the object."""
        return self._address.ask(self._number, '#value')

    def __reduce__(self):
        kind = type(self)
        if _known_proxy(self._typeid) is kind:
            kind = None
        elif kind.__module__ == __name__:
            kind = kind._exposed_
        return _attach_proxy, (self._address, self._typeid, self._number, kind)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f'<{type(self).__name__} object, typeid {self._typeid!r} at {id(self):#x}>'

    def __str__(self):
        try:
            return self._address.ask(self._number, '#repr')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _attach_proxy(address, typeid, number, kind):
    """A proxy of a class, or with these methods, or as SyncManager has it for that type."""
    kind = _known_proxy(typeid) or kind
    if not isinstance(kind, type):
        kind = AutoProxy(typeid, kind)
    return kind(address, typeid, number)


def _known_proxy(typeid):
    entry = SyncManager._registry.get(typeid)
    return entry and entry[3]


def MakeProxyType(name, exposed):
    """A class of proxies that have these methods."""
    def forward(method):
        def call(self, /, *args, **kwds):
            return self._callmethod(method, args, kwds)

        call.__name__ = method
        return call

    methods = {method: forward(method) for method in exposed}
    return type(name, (BaseProxy,), {
        **methods, '_exposed_': tuple(exposed), '__module__': __name__})


def AutoProxy(typeid, exposed):
    return MakeProxyType(f'AutoProxy[{typeid}]', exposed)


class IteratorProxy(BaseProxy):
    def __iter__(self):
        return self

    def __next__(self):
        return self._callmethod('__next__')

    def send(self, *args):
        return self._callmethod('send', args)

    def throw(self, *args):
        return self._callmethod('throw', args)

    def close(self):
        return self._callmethod('close')


class AcquirerProxy(BaseProxy):
    def acquire(self, blocking=True, timeout=None):
        return self._callmethod('acquire', (blocking,) if timeout is None else (blocking, timeout))

    def release(self):
        return self._callmethod('release')

    def locked(self):
        return self._callmethod('locked')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def notify(self, n=1):
        return self._callmethod('notify', (n,))

    def notify_all(self):
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout=None):
        from time import monotonic

        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class NamespaceProxy(BaseProxy):
    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        return self._callmethod('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            object.__setattr__(self, key, value)
        else:
            self._callmethod('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            object.__delattr__(self, key)
        else:
            self._callmethod('__delattr__', (key,))


class BarrierProxy(BaseProxy):
    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def abort(self):
        return self._callmethod('abort')

    def reset(self):
        return self._callmethod('reset')

    parties = property(lambda self: self._callmethod('__getattribute__', ('parties',)))
    n_waiting = property(lambda self: self._callmethod('__getattribute__', ('n_waiting',)))
    broken = property(lambda self: self._callmethod('__getattribute__', ('broken',)))


class ValueProxy(BaseProxy):
    def get(self):
        return self._callmethod('get')

    def set(self, value):
        return self._callmethod('set', (value,))

    value = property(get, set)


_LIST = '''__add__ __contains__ __delitem__ __getitem__ __len__ __mul__ __reversed__ __rmul__
    __setitem__ append clear copy count extend index insert pop remove reverse sort __imul__'''
_DICT = '''__contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__
    __ror__ __setitem__ clear copy get items keys pop popitem setdefault update values'''


class ListProxy(MakeProxyType('BaseListProxy', _LIST.split())):
    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self


class DictProxy(MakeProxyType('DictProxy', _DICT.split())):
    def items(self):
        return list(self._getvalue().items())

    def keys(self):
        return list(self._getvalue())

    def values(self):
        return list(self._getvalue().values())

    def __iter__(self):
        return iter(self.keys())

    def __reversed__(self):
        return reversed(self.keys())


class BaseManager:
    """Starts a process that keeps objects; `register` says of which types."""

    # By name: constructor, exposed methods, methods that return proxies, and proxy class.
    _registry = {}

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None):
        self._process = None
        self._address = None

    def start(self, initializer=None, initargs=()):
        if self._process is not None:
            from multiprocessing.context import ProcessError

            raise ProcessError('Already started server')
        self._address = _Address(_process.Queue(0))
        own = {typeid: entry[:3] for typeid, entry in type(self)._registry.items()
               if entry is not SyncManager._registry.get(typeid)}
        server = process.SpawnProcess(
            target=_serve, args=(self._address, own, initializer, initargs), daemon=True)
        server.name = f'{type(self).__name__}-{":".join(map(str, server._identity))}'
        self._process = server
        server.start()

    def shutdown(self):
        """Ends the process, and with it the objects."""
        if self._process is not None and self._process.exitcode is None:
            self._address.queue.put(reduction.dumps(None))
            self._process.join()

    def join(self, timeout=None):
        if self._process is not None:
            self._process.join(timeout)

    def __enter__(self):
        if self._process is None:
            self.start()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    def _create(self, typeid, args, kwds):
        assert self._process is not None, 'server not yet started'
        number, methods = self._address.ask(0, typeid, args, kwds)
        proxy = type(self)._registry[typeid][3] or AutoProxy(typeid, methods)
        return proxy(self._address, typeid, number)

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None,
                 method_to_typeid=None, create_method=True):
        if '_registry' not in cls.__dict__:
            cls._registry = dict(cls._registry)
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        cls._registry[typeid] = callable, exposed, method_to_typeid or {}, proxytype
        if create_method:
            def create(self, /, *args, **kwds):
                return self._create(typeid, args, kwds)

            create.__name__ = typeid
            setattr(cls, typeid, create)


def _serve(address, registry, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    _Server({**SyncManager._registry, **registry}, address.queue).serve()


class SyncManager(BaseManager):
    """A manager of Python's own types."""

    _registry = {}


def _queue(name):
    def make(*args):
        import queue

        return getattr(queue, name)(*args)

    return make


def _from_threading(name):
    def make(*args):
        return getattr(threading, name)(*args)

    return make


def _pool(*args, **kwargs):
    from multiprocessing.pool import Pool

    return Pool(*args, **kwargs)


_QUEUE = ('empty', 'full', 'get', 'get_nowait', 'join', 'put', 'put_nowait', 'qsize', 'task_done')
_POOL = ('apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async',
         'starmap', 'starmap_async', 'terminate')
_EVENT = ('is_set', 'set', 'clear', 'wait')

for _name in 'Queue', 'JoinableQueue':
    SyncManager.register(_name, _queue('Queue'), MakeProxyType(f'AutoProxy[{_name}]', _QUEUE))
SyncManager.register('Event', _from_threading('Event'), MakeProxyType('EventProxy', _EVENT))
for _name in 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore':
    SyncManager.register(_name, _from_threading(_name), AcquirerProxy)
SyncManager.register('Condition', _from_threading('Condition'), ConditionProxy)
SyncManager.register('Barrier', _from_threading('Barrier'), BarrierProxy)
SyncManager.register('list', list, ListProxy)
SyncManager.register('dict', dict, DictProxy)
SyncManager.register('Value', Value, ValueProxy)
SyncManager.register('Namespace', Namespace, NamespaceProxy)
SyncManager.register('Pool', _pool, MakeProxyType('PoolProxy', _POOL))
SyncManager.register('Iterator', None, IteratorProxy, create_method=False)


def Manager():
    """A manager that has been started."""
    manager = SyncManager()
    manager.start()
    return manager
