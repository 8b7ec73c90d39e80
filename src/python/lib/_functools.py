"""The parts of functools that are called often; a native module may replace them."""
from _sync import Lock


class _Placeholder:
    """Stands for a positional argument that the call of a partial will give."""

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'


_Placeholder.__module__ = 'functools'
Placeholder = _Placeholder()


class partial:
    """A function with some of its arguments given already."""

    __module__ = 'functools'

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        if isinstance(func, partial):
            args = _fill(func.args, args, open_ended=True)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        self._has_gaps = any(arg is Placeholder for arg in args)
        return self

    def __call__(self, /, *args, **keywords):
        if self._has_gaps:
            args = _fill(self.args, args, open_ended=False)
        else:
            args = self.args + args
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*args, **keywords)

    def __get__(self, obj, objtype=None):
        return self if obj is None else _bind(self, obj)

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{name}={value!r}' for name, value in self.keywords.items()]
        name = type(self).__qualname__
        if type(self).__module__ != '__main__':
            name = f'{type(self).__module__}.{name}'
        return f'{name}({", ".join(parts)})'

    def __reduce__(self):
        extra = {name: value for name, value in self.__dict__.items()
                 if name not in ('func', 'args', 'keywords', '_has_gaps')}
        return type(self), (self.func,), (self.func, self.args, self.keywords, extra or None)

    def __setstate__(self, state):
        self.func, self.args, self.keywords, extra = state
        self._has_gaps = any(arg is Placeholder for arg in self.args)
        if extra:
            self.__dict__.update(extra)

    def __class_getitem__(cls, item):
        return cls


def _bind(function, obj):
    def method(*args, **keywords):
        return function(obj, *args, **keywords)

    return method


def _fill(known, given, open_ended):
    """Known arguments with their gaps filled from those given, then the rest of these."""
    gaps = sum(arg is Placeholder for arg in known)
    if gaps > len(given):
        if not open_ended:
            raise TypeError("missing positional arguments in 'partial' call; expected at least "
                            f'{gaps}, got {len(given)}')
        given += (Placeholder,) * (gaps - len(given))
    rest = iter(given)
    filled = tuple(next(rest) if arg is Placeholder else arg for arg in known)
    filled += tuple(rest)
    while filled and open_ended and filled[-1] is Placeholder and gaps == 0:
        filled = filled[:-1]
    return filled


_nothing = object()


def reduce(function, iterable, initial=_nothing, /):
    """The items combined from left to right, two at a time."""
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _nothing:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class _Key:
    """An object that compares as a function says."""

    __slots__ = ('obj', '_compare')
    __hash__ = None

    def __init__(self, obj, compare):
        self.obj = obj
        self._compare = compare

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    """A function that tells less from greater by a number, as a key for sorting."""
    return lambda obj: _Key(obj, mycmp)


_own_keys = (int, str)  # no two of them are equal and yet of different types
_mark = object()  # between positional and keyword arguments


def _make_key(args, kwds, typed):
    if kwds:
        key = (*args, _mark, *kwds.items())
        if typed:
            key += tuple(map(type, args)) + tuple(map(type, kwds.values()))
    elif typed:
        key = args + tuple(map(type, args))
    elif len(args) == 1 and type(args[0]) in _own_keys:
        return args[0]
    else:
        key = args
    return key


def _lru_cache_wrapper(function, maxsize, typed, info):
    """A function that remembers its newest `maxsize` results."""
    results = {}
    lock = Lock()
    hits = misses = 0
    missing = object()

    if maxsize is None:
        def wrapper(*args, **kwds):
            nonlocal hits, misses
            key = _make_key(args, kwds, typed)
            result = results.get(key, missing)
            if result is not missing:
                hits += 1
                return result
            misses += 1
            result = results[key] = function(*args, **kwds)
            return result
    elif maxsize == 0:
        def wrapper(*args, **kwds):
            nonlocal misses
            misses += 1
            return function(*args, **kwds)
    else:
        def wrapper(*args, **kwds):
            nonlocal hits, misses
            if len(args) == 1 and not kwds and not typed and type(args[0]) in _own_keys:
                key = args[0]
            else:
                key = _make_key(args, kwds, typed)
            with lock:
                result = results.pop(key, missing)
                if result is not missing:
                    hits += 1
                    results[key] = result  # the newest again
                    return result
                misses += 1
            result = function(*args, **kwds)
            with lock:
                if key not in results:
                    if len(results) >= maxsize:
                        del results[next(iter(results))]
                    results[key] = result
            return result

    def cache_info():
        return info(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        with lock:
            results.clear()
            hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
