"""Containers beyond list, dict, set and tuple."""
from _collections import OrderedDict, _count_elements, defaultdict, deque

__all__ = [
    'ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict',
    'deque', 'namedtuple',
]


def __getattr__(name):
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        from collections import _wrappers

        return getattr(_wrappers, name)
    if name == 'abc':
        import collections.abc

        return collections.abc
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class Counter(dict):
    """How often each thing occurs."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        """Things and their counts, the most frequent first."""
        items = sorted(self.items(), key=_count, reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        """Each thing as often as it was counted."""
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Adds counts, of the items of an iterable or those that a mapping has."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    for key, count in iterable.items():
                        self[key] = count + self.get(key, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        try:
            items = dict(self.most_common())
        except TypeError:  # counts that cannot be compared
            items = dict(self)
        return f'{type(self).__name__}({items!r})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for each in (self, other) for key in each)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for each in (self, other) for key in each)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other <= self

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other < self

    def _combined(self, other, combine):
        """What a function makes of both counts of each key, where that is more than 0."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in [*self, *(key for key in other if key not in self)]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda mine, theirs: mine + theirs)

    def __sub__(self, other):
        return self._combined(other, lambda mine, theirs: mine - theirs)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _replace(self, other):
        self.clear()
        super().update(other)
        return self

    def __iadd__(self, other):
        return self._replace(self._combined(Counter(other), lambda mine, theirs: mine + theirs))

    def __isub__(self, other):
        return self._replace(self._combined(Counter(other), lambda mine, theirs: mine - theirs))

    def __ior__(self, other):
        return self._replace(self | Counter(other))

    def __iand__(self, other):
        return self._replace(self & Counter(other))


def _count(item):
    return item[1]


def _is_mapping(obj):
    return isinstance(obj, dict) or hasattr(obj, 'keys') and hasattr(obj, '__getitem__')


_keywords = frozenset('''False None True and as assert async await break class continue def del elif
    else except finally for from global if import in is lambda nonlocal not or pass raise return try
    while with yield'''.split())


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = list(map(str, field_names))
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(fields):
            if not name.isidentifier() or name in _keywords or name[0] == '_' or name in seen:
                fields[index] = f'_{index}'
            seen.add(name)
    for name in [typename, *fields]:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if name in _keywords:
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in fields:
        if name[0] == '_' and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    fields = tuple(fields)
    size = len(fields)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > size:
            raise TypeError('Got more default values than field names')
        if defaults:
            field_defaults = dict(zip(fields[-len(defaults):], defaults))
    new = tuple.__new__

    def __new__(cls, /, *args, **kwargs):
        if len(args) != size or kwargs:
            args = _arguments(typename, fields, field_defaults, args, kwargs)
        return new(cls, args)

    def _make(cls, iterable):
        result = new(cls, iterable)
        if len(result) != size:
            raise TypeError(f'Expected {size} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        items = ', '.join(f'{name}={value!r}' for name, value in zip(fields, self))
        return f'{type(self).__name__}({items})'

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    if module is None:
        import sys

        try:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            module = '__main__'
    namespace = {
        '__doc__': f'{typename}({", ".join(fields)})',
        '__module__': module,
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__match_args__': fields,
        '_make': classmethod(_make),
    }
    for function in __new__, _replace, __repr__, _asdict, __getnewargs__:
        function.__qualname__ = f'{typename}.{function.__name__}'
        namespace[function.__name__] = function
    namespace['__replace__'] = _replace
    for index, name in enumerate(fields):
        namespace[name] = _field(index)
    return type(typename, (tuple,), namespace)


def _field(index):
    return property(lambda self: self[index], _cannot_set, _cannot_delete,
                    f'Alias for field number {index}')


def _cannot_set(self, value):
    raise AttributeError("can't set attribute")


def _cannot_delete(self):
    raise AttributeError("can't delete attribute")


def _arguments(typename, fields, defaults, args, kwargs):
    """The values of all fields, or the error of a call that does not give them."""
    size = len(fields)
    call = f'{typename}.__new__()'
    if len(args) > size:
        least = size - len(defaults) + 1
        takes = f'from {least} to {size + 1}' if defaults else f'{size + 1}'
        plural = '' if size == 0 and not defaults else 's'
        raise TypeError(f'{call} takes {takes} positional argument{plural} but {len(args) + 1} '
                        'were given')
    values = dict(zip(fields, args))
    for name, value in kwargs.items():
        if name not in fields:
            raise TypeError(f'{call} got an unexpected keyword argument {name!r}')
        if name in values:
            raise TypeError(f'{call} got multiple values for argument {name!r}')
        values[name] = value
    values = {**defaults, **values}
    missing = [repr(name) for name in fields if name not in values]
    if missing:
        plural = 's' if len(missing) > 1 else ''
        if len(missing) > 2:
            missing = [', '.join(missing[:-1]) + ',', missing[-1]]
        raise TypeError(f'{call} missing {size - len([n for n in fields if n in values])} required '
                        f'positional argument{plural}: {" and ".join(missing)}')
    return tuple(values[name] for name in fields)
