"""Iterators made of iterators. A native module may replace this one."""
from _sync import Lock

_maxsize = 2 ** 63 - 1


class count:
    """Evenly spaced numbers without end; threads may share it, each number is given once."""

    def __init__(self, start=0, step=1):
        if not hasattr(start, '__add__') or isinstance(start, (str, bytes, list, tuple)):
            raise TypeError('a number is required')
        self._next = start
        self._step = step
        self._lock = Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self._lock:
            value = self._next
            self._next = value + self._step
        return value

    def __repr__(self):
        if self._step == 1 and isinstance(self._step, int):
            return f'count({self._next!r})'
        return f'count({self._next!r}, {self._step!r})'


def cycle(iterable, /):
    """The items again and again."""
    return _cycle(iter(iterable))


def _cycle(iterator):
    kept = []
    for item in iterator:
        yield item
        kept.append(item)
    while kept:
        yield from kept


class repeat:
    """The same object, for ever or so many times."""

    def __init__(self, object, times=None):
        self._object = object
        if times is not None:
            if not hasattr(times, '__index__'):
                raise TypeError(f'{type(times).__name__!r} object cannot be interpreted as an '
                                'integer')
            times = max(times.__index__(), 0)
        self._left = times

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        if self._left is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._left})'


def accumulate(iterable, func=None, *, initial=None):
    """Running totals, or whatever a function of two arguments makes."""
    return _accumulate(iter(iterable), func, initial)


def _accumulate(iterator, func, total):
    if total is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    if func is None:
        for item in iterator:
            total = total + item
            yield total
    else:
        for item in iterator:
            total = func(total, item)
            yield total


def batched(iterable, n, *, strict=False):
    """Tuples of `n` items; the last may be shorter."""
    if n < 1:
        raise ValueError('n must be at least one')
    return _batched(iter(iterable), n, strict)


def _batched(iterator, n, strict):
    while batch := tuple(islice(iterator, n)):
        if strict and len(batch) != n:
            raise ValueError('batched(): incomplete batch')
        yield batch


class chain:
    """One iterable after the other."""

    def __new__(cls, *iterables):
        return _chain(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        return _chain(iter(iterables))


def _chain(iterables):
    for iterable in iterables:
        yield from iterable


def compress(data, selectors):
    """The items whose selector is true."""
    return (item for item, selector in zip(data, selectors) if selector)


def dropwhile(predicate, iterable, /):
    """All items from the first on for which the predicate is false."""
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable, /):
    """The items before the first for which the predicate is false."""
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item


def filterfalse(function, iterable, /):
    """The items for which the function is false; with None, those that are false."""
    if function is None:
        return (item for item in iterable if not item)
    return (item for item in iterable if not function(item))


def starmap(function, iterable, /):
    """What the function makes of each tuple of arguments."""
    return (function(*args) for args in iterable)


def pairwise(iterable, /):
    """Each item with the one after it."""
    return _pairwise(iter(iterable))


def _pairwise(iterator):
    for last in iterator:
        break
    else:
        return
    for item in iterator:
        yield last, item
        last = item


def islice(iterable, *args):
    """The items that a slice would have: `islice(it, stop)`, `islice(it, start, stop[, step])`."""
    if not 1 <= len(args) <= 3:
        if args:
            raise TypeError(f'islice expected at most 4 arguments, got {len(args) + 1}')
        raise TypeError('islice expected at least 2 arguments, got 1')
    start, stop, step = 0, args[0], 1
    if len(args) > 1:
        start, stop = args[0], args[1]
        if len(args) > 2 and args[2] is not None:
            step = _position(args[2], 'Step for islice() must be a positive integer or None.', 1)
    tail = 'must be None or an integer: 0 <= x <= sys.maxsize.'
    if len(args) == 1:
        stop = None if stop is None else _position(stop, f'Stop argument for islice() {tail}')
    else:
        start = 0 if start is None else _position(start, f'Indices for islice() {tail}')
        stop = None if stop is None else _position(
            stop, f'{"Indices" if isinstance(stop, int) else "Stop argument"} for islice() {tail}')
    return _islice(iter(iterable), start, stop, step)


def _position(value, problem, least=0):
    if not hasattr(value, '__index__') or not least <= value.__index__() <= _maxsize:
        raise ValueError(problem)
    return value.__index__()


def _islice(iterator, start, stop, step):
    if stop is not None:
        if stop <= start:
            for _ in range(start):
                for _ in iterator:
                    break
            return
        at = 0
        for item in iterator:
            if at == start:
                yield item
                start += step
                if start >= stop:
                    # What lies between here and the stop is taken as well.
                    for _ in range(stop - at - 1):
                        for _ in iterator:
                            break
                    return
            at += 1
            if at >= stop:
                return
        return
    for _ in range(start):
        for _ in iterator:
            break
    while True:
        for item in iterator:
            yield item
            break
        else:
            return
        for _ in range(step - 1):
            for _ in iterator:
                break


class groupby:
    """Runs of items with the same key, each as the key and an iterator."""

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._current_key = self._group = object()
        self._item = None
        self._has_item = False

    def __iter__(self):
        return self

    def _advance(self):
        self._item = next(self._iterator)
        key = self._item if self._key is None else self._key(self._item)
        self._has_item = True
        self._current_key = key

    def __next__(self):
        group = self._group
        if not self._has_item:
            self._advance()
        while self._group_key_is(group):
            self._advance()
        self._group = [self._current_key]
        return self._current_key, self._items(self._group)

    def _group_key_is(self, group):
        return isinstance(group, list) and self._current_key == group[0]

    def _items(self, group):
        while self._group is group and self._current_key == group[0]:
            yield self._item
            try:
                self._advance()
            except StopIteration:
                self._group = None
                self._has_item = False
                return


def tee(iterable, n=2, /):
    """Independent iterators over the same items."""
    if n < 0:
        raise ValueError('n must be >= 0')
    iterator = iter(iterable)
    link = [None, None]
    return tuple(_tee(iterator, link) for _ in range(n))


def _tee(iterator, link):
    """Each link holds an item and the next link, which whoever comes first makes."""
    while True:
        if link[1] is None:
            try:
                link[0] = next(iterator)
            except StopIteration:
                return
            link[1] = [None, None]
        item, link = link
        yield item


def zip_longest(*iterables, fillvalue=None):
    """Like `zip`, to the end of the longest."""
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    active = len(iterators)
    while active:
        values = []
        for index, iterator in enumerate(iterators):
            if iterator is None:
                values.append(fillvalue)
                continue
            try:
                values.append(next(iterator))
            except StopIteration:
                active -= 1
                if not active:
                    return
                iterators[index] = None
                values.append(fillvalue)
        yield tuple(values)


def product(*iterables, repeat=1):
    """Every choice of one item from each, the last changing fastest."""
    if repeat < 0:
        raise ValueError('repeat argument cannot be negative')
    return _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    size = len(pools)
    if not all(pools):
        return
    indices = [0] * size
    result = [pool[0] for pool in pools]
    while True:
        yield tuple(result)
        at = size - 1
        while at >= 0:
            index = indices[at] + 1
            if index < len(pools[at]):
                indices[at] = index
                result[at] = pools[at][index]
                break
            indices[at] = 0
            result[at] = pools[at][0]
            at -= 1
        else:
            return


def permutations(iterable, r=None):
    """Every order of `r` items."""
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    if not isinstance(r, int):
        raise TypeError('Expected int as r')
    if r < 0:
        raise ValueError('r must be non-negative')
    return _permutations(pool, r)


def _permutations(pool, r):
    size = len(pool)
    if r > size:
        return
    indices = list(range(size))
    turns = list(range(size, size - r, -1))  # how often each place still changes
    yield tuple(pool[i] for i in indices[:r])
    while size:
        for at in reversed(range(r)):
            turns[at] -= 1
            if turns[at] == 0:
                indices[at:] = indices[at + 1:] + indices[at:at + 1]
                turns[at] = size - at
            else:
                other = size - turns[at]
                indices[at], indices[other] = indices[other], indices[at]
                yield tuple(pool[i] for i in indices[:r])
                break
        else:
            return


def combinations(iterable, r):
    """Every choice of `r` items, in their order."""
    pool = tuple(iterable)
    if r < 0:
        raise ValueError('r must be non-negative')
    return _combinations(pool, r)


def _combinations(pool, r):
    size = len(pool)
    if r > size:
        return
    indices = list(range(r))
    while True:
        yield tuple(pool[i] for i in indices)
        for at in reversed(range(r)):
            if indices[at] != at + size - r:
                break
        else:
            return
        first = indices[at] + 1
        indices[at:] = range(first, first + r - at)


def combinations_with_replacement(iterable, r):
    """Every choice of `r` items, in their order, each as often as one likes."""
    pool = tuple(iterable)
    if r < 0:
        raise ValueError('r must be non-negative')
    return _combinations_with_replacement(pool, r)


def _combinations_with_replacement(pool, r):
    size = len(pool)
    if not size and r:
        return
    indices = [0] * r
    while True:
        yield tuple(pool[i] for i in indices)
        for at in reversed(range(r)):
            if indices[at] != size - 1:
                break
        else:
            return
        indices[at:] = [indices[at] + 1] * (r - at)
