"""The containers of collections that are used often; the engine has what deques do often."""
from _deque import Deque


class deque(Deque):
    """A list that is quick at both ends, and forgets the other end's items beyond `maxlen`."""

    __module__ = 'collections'
    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._begin(maxlen)
        self.extend(iterable)

    def copy(self):
        return type(self)(self, self.maxlen)

    __copy__ = copy

    def count(self, x, /):
        return self._items().count(x)

    def index(self, x, *where):
        try:
            return self._items().index(x, *where)
        except ValueError:
            raise ValueError(f'{x!r} is not in deque') from None

    def remove(self, value, /):
        del self[self.index(value)]

    def __contains__(self, x):
        return x in self._items()

    def __eq__(self, other):
        return self._items() == other._items() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items() < other._items() if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._items() <= other._items() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._items() > other._items() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._items() >= other._items() if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(
                f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self._items() * n, self.maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        items = self._items() * n
        self.clear()
        self.extend(items)
        return self

    def __repr__(self):
        items = '[' + ', '.join('[...]' if item is self else repr(item) for item in self) + ']'
        if self.maxlen is None:
            return f'{type(self).__name__}({items})'
        return f'{type(self).__name__}({items}, maxlen={self.maxlen})'

    def __reduce__(self):
        state = dict(vars(self)) or None
        args = () if self.maxlen is None else ((), self.maxlen)
        return type(self), args, state, iter(self)

    def __class_getitem__(cls, item):
        return cls


class defaultdict(dict):
    """A dictionary that makes a value for each key that it is asked for and has not got."""

    __module__ = 'collections'

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __repr__(self):
        return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())


class OrderedDict(dict):
    """A dictionary whose order can be changed, and counts when two are compared."""

    __module__ = 'collections'

    def move_to_end(self, key, last=True):
        """Makes a key the last one, or the first."""
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            others = list(self.items())
            self.clear()
            self[key] = value
            self.update(others)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        if last:
            return super().popitem()
        key = next(iter(self))
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made

    def __repr__(self):
        return f'{type(self).__name__}({dict.__repr__(self)})' if self else \
            f'{type(self).__name__}()'

    def __reduce__(self):
        return type(self), (), vars(self) or None, None, iter(self.items())


def _count_elements(mapping, iterable):
    """Adds one to the count of each item."""
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1
