"""How objects are taken apart, to be pickled or copied, and put together again."""

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Has objects of a type taken apart by a function, which returns what `__reduce__` would."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


_values = (int, str, float, bytes, tuple)  # made whole by `__new__`
_method = type((lambda self: self).__get__(0))


def reduce(obj):
    """An object as (callable, arguments, state, list items, dict items), the last three or None."""
    cls = type(obj)
    if _defines(cls, '__reduce_ex__'):
        return obj.__reduce_ex__(4)
    if _defines(cls, '__reduce__'):
        return obj.__reduce__()
    if isinstance(obj, BaseException):
        state = getattr(obj, '__dict__', None)
        return (cls, obj.args, state) if state else (cls, obj.args)
    if isinstance(obj, _method):
        return getattr, (obj.__self__, obj.__func__.__name__)
    if cls is range:
        return range, (obj.start, obj.stop, obj.step)
    if cls is slice:
        return slice, (obj.start, obj.stop, obj.step)
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), _state(obj, cls)
    if cls.__name__ == 'bytearray':
        return cls, (bytes(obj),)
    if cls.__name__ == 'complex':
        return cls, (obj.real, obj.imag)
    if (not hasattr(obj, '__dict__') and not _defines(cls, '__slots__') and cls is not object
            or cls.__module__ in ('_thread', '_sync')):
        raise TypeError(f'cannot pickle {_name(cls)!r} object')
    if cls.__name__ == 'module':
        raise TypeError("cannot pickle 'module' object")
    if _defines(cls, '__getnewargs_ex__'):
        args, kwargs = obj.__getnewargs_ex__()
        make, args = __newobj_ex__, (cls, args, kwargs)
    elif _defines(cls, '__getnewargs__'):
        make, args = __newobj__, (cls, *obj.__getnewargs__())
    else:
        make, args = __newobj__, (cls,)
        for base in _values:
            if isinstance(obj, base):
                args = (cls, base(obj))
    items = list(obj) if isinstance(obj, list) else None
    pairs = dict(obj) if isinstance(obj, dict) else None
    return make, args, _state(obj, cls), items, pairs


def _defines(cls, name):
    """Whether a class, or a base that is no builtin, has its own such method."""
    return any(name in base.__dict__ for base in cls.__mro__ if base.__module__ != 'builtins')


# What a native object would fail at, were it made of Python objects.
_insides = {
    'Condition': '_thread.RLock', 'RLock': '_thread.RLock', 'local': '_thread._local',
    'SimpleQueue': '_queue.SimpleQueue',
}


def _name(cls):
    if cls.__module__ == 'builtins':
        return cls.__name__
    if cls.__module__ in ('_sync', 'threading', 'queue'):
        return _insides.get(cls.__name__, '_thread.lock')
    return f'{cls.__module__}.{cls.__name__}'


def _state(obj, cls):
    if _defines(cls, '__getstate__'):
        return obj.__getstate__()
    state = getattr(obj, '__dict__', None) or None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ('__dict__', '__weakref__') or state and name in state:
                continue
            if name.startswith('__') and not name.endswith('__'):
                name = f'_{base.__name__.lstrip("_")}{name}'
            if hasattr(obj, name):
                slots[name] = getattr(obj, name)
    return (state, slots) if slots else state


def set_state(obj, state):
    """Gives a new object the state of the one that it is made after."""
    own = getattr(obj, '__setstate__', None)
    if own is not None:
        own(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        obj.__dict__.update(state)
    if slots:
        for name, value in slots.items():
            setattr(obj, name, value)
