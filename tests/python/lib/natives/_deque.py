"""Stands in for the engine's native `_deque`."""


class Deque:
    """A list that is quick at both ends, and forgets the other end's items beyond `maxlen`."""

    __slots__ = '_list', '_maxlen'

    def _begin(self, maxlen):
        self._maxlen = maxlen
        self._list = []

    def _items(self):
        return list(self._list)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, x, /):
        self._list.append(x)
        if self._maxlen is not None and len(self._list) > self._maxlen:
            del self._list[0]

    def appendleft(self, x, /):
        self._list.insert(0, x)
        if self._maxlen is not None and len(self._list) > self._maxlen:
            del self._list[-1]

    def pop(self):
        try:
            return self._list.pop()
        except IndexError:
            raise IndexError('pop from an empty deque') from None

    def popleft(self):
        try:
            return self._list.pop(0)
        except IndexError:
            raise IndexError('pop from an empty deque') from None

    def extend(self, iterable, /):
        if iterable is self:
            iterable = list(self._list)
        if self._maxlen is None:
            self._list.extend(iterable)
        else:
            for item in iterable:
                self.append(item)

    def extendleft(self, iterable, /):
        for item in list(self._list) if iterable is self else iterable:
            self.appendleft(item)

    def clear(self):
        self._list.clear()

    def insert(self, i, x, /):
        if self._maxlen is not None and len(self._list) >= self._maxlen:
            raise IndexError('deque already at its maximum size')
        self._list.insert(i, x)

    def reverse(self):
        self._list.reverse()

    def rotate(self, n=1, /):
        items = self._list
        if items:
            n %= len(items)
            if n:
                items[:] = items[-n:] + items[:-n]

    def __len__(self):
        return len(self._list)

    def __bool__(self):
        return bool(self._list)

    def __getitem__(self, index):
        self._check(index)
        return self._list[index]

    def __setitem__(self, index, value):
        self._check(index)
        self._list[index] = value

    def __delitem__(self, index):
        self._check(index)
        del self._list[index]

    def _check(self, index):
        if isinstance(index, slice) or not hasattr(index, '__index__'):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        if not -len(self._list) <= index < len(self._list):
            raise IndexError('deque index out of range')

    def __iter__(self):
        return _iterate(self._list, range(len(self._list)))

    def __reversed__(self):
        return _iterate(self._list, range(len(self._list) - 1, -1, -1))


def _iterate(items, indices):
    size = len(items)
    for index in indices:
        if len(items) != size:
            raise RuntimeError('deque mutated during iteration')
        yield items[index]
    if len(items) != size:
        raise RuntimeError('deque mutated during iteration')
