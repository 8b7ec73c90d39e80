"""Functions made of functions."""
from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    'Placeholder', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property',
    'cmp_to_key', 'lru_cache', 'partial', 'partialmethod', 'reduce', 'singledispatch',
    'singledispatchmethod', 'total_ordering', 'update_wrapper', 'wraps',
]

WRAPPER_ASSIGNMENTS = (
    '__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Gives a wrapper the name, the documentation and the attributes of what it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        try:
            setattr(wrapper, name, value)
        except (AttributeError, TypeError):
            if name not in ('__annotate__', '__type_params__'):
                raise
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator: `update_wrapper` with `wrapped`."""
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def lru_cache(maxsize=128, typed=False):
    """A decorator: the newest `maxsize` results are remembered; all of them if it is None."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, False)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(function):
        return _cached(function, maxsize, typed)

    return decorate


_CacheInfo = None


def _cached(function, maxsize, typed):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple

        _CacheInfo = namedtuple('CacheInfo', 'hits misses maxsize currsize', module=__name__)
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """Remembers all results of a function."""
    return lru_cache(maxsize=None)(user_function)


_missing = object()


class cached_property:
    """A method called once for each instance; the result becomes its attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                'Cannot use cached_property instance without calling __set_name__ on it.')
        values = instance.__dict__
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = values[self.attrname] = self.func(instance)
        return value

    def __class_getitem__(cls, item):
        return cls


# How each comparison follows from the one that a class has.
_derived = {
    '__lt__': {
        '__gt__': lambda less, equal: not less and not equal,
        '__le__': lambda less, equal: less or equal,
        '__ge__': lambda less, equal: not less,
    },
    '__le__': {
        '__ge__': lambda at_most, equal: not at_most or equal,
        '__lt__': lambda at_most, equal: at_most and not equal,
        '__gt__': lambda at_most, equal: not at_most,
    },
    '__gt__': {
        '__lt__': lambda more, equal: not more and not equal,
        '__ge__': lambda more, equal: more or equal,
        '__le__': lambda more, equal: not more,
    },
    '__ge__': {
        '__le__': lambda at_least, equal: not at_least or equal,
        '__gt__': lambda at_least, equal: at_least and not equal,
        '__lt__': lambda at_least, equal: not at_least,
    },
}


def total_ordering(cls):
    """Gives a class that has one of `<`, `<=`, `>`, `>=` the others."""
    for root in '__lt__', '__le__', '__gt__', '__ge__':
        if getattr(cls, root, None) is not getattr(object, root, None):
            break
    else:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, follow in _derived[root].items():
        if getattr(cls, name, None) is getattr(object, name, None):
            setattr(cls, name, _comparison(cls, root, name, follow))
    return cls


def _comparison(cls, root, name, follow):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return follow(result, self == other)

    compare.__name__ = name
    compare.__qualname__ = f'{cls.__qualname__}.{name}'
    return compare


class partialmethod:
    """Like `partial`, for a method."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        bound = self.func.__get__(obj, cls) if hasattr(self.func, '__get__') else self.func
        if obj is None and bound is self.func:
            def method(cls_or_self, /, *args, **keywords):
                return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

            return method
        return partial(bound, *self.args, **self.keywords)


def singledispatch(func):
    """A function with versions for types of its first argument, added by `register`."""
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                if base is not object:
                    return registry[base]
                break
        matches = [kind for kind in registry if kind is not object and issubclass(cls, kind)]
        for kind in matches:
            if all(other is kind or issubclass(kind, other) for other in matches):
                return registry[kind]
        if matches:
            raise RuntimeError(f'Ambiguous dispatch: {matches[0]} or {matches[1]}')
        return func

    def register(cls, func=None):
        kinds = _kinds(cls)
        if kinds is not None:
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError('Invalid first argument to `register()`. '
                                f'{cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either '
                                '`@register(some_class)` or plain `@register` on an annotated '
                                'function.')
            func = cls
            name, cls = next(iter(annotations.items()))
            kinds = _kinds(cls)
            if kinds is None:
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
        for kind in kinds:
            registry[kind] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            name = getattr(func, '__name__', 'singledispatch function')
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


def _kinds(cls):
    """The classes that a class or a union stands for, or None."""
    if isinstance(cls, type):
        return (cls,)
    args = getattr(cls, '__args__', None)
    if args and type(cls).__name__ in ('UnionType', 'Union', '_UnionGenericAlias') and all(
            isinstance(arg, type) for arg in args):
        return args
    return None


class singledispatchmethod:
    """Like `singledispatch`, for a method: by the first argument after `self`."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            if not args:
                name = getattr(self.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            version = self.dispatcher.dispatch(args[0].__class__)
            return version.__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        return update_wrapper(method, self.func)
