"""Heaps: lists whose first item is the least, whatever is pushed and popped.

Item `i` is no greater than items `2 * i + 1` and `2 * i + 2`. Popping moves the hole at the front
down to a leaf, along the lesser child each time, and the last item from there up to its place:
that takes fewer comparisons than comparing it on the way down.
"""
from _heap import pop as pop_plain, push as push_plain, rise as rise_plain, sink as sink_plain

__all__ = [
    'heapify', 'heapify_max', 'heappop', 'heappop_max', 'heappush', 'heappush_max', 'heappushpop',
    'heappushpop_max', 'heapreplace', 'heapreplace_max', 'merge', 'nlargest', 'nsmallest',
]


def _rise(heap, start, at):
    """Moves an item up from `at`, not beyond `start`."""
    if rise_plain(heap, start, at):
        return
    item = heap[at]
    while at > start:
        above = (at - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[at] = parent
        at = above
    heap[at] = item


def _sink(heap, at):
    """Moves an item down from `at` to its place."""
    if sink_plain(heap, at):
        return
    size = len(heap)
    start = at
    item = heap[at]
    below = 2 * at + 1
    while below < size:
        right = below + 1
        if right < size and not heap[below] < heap[right]:
            below = right
        heap[at] = heap[below]
        at = below
        below = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def heappush(heap, item, /):
    if push_plain(heap, item):
        return
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Takes the least item."""
    found = pop_plain(heap)
    if found is not None:
        return found[0]
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return least


def heapreplace(heap, item, /):
    """Takes the least item, then pushes another."""
    if not heap:
        raise IndexError('index out of range')
    least = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return least


def heappushpop(heap, item, /):
    """Pushes an item, then takes the least."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    """Makes a list a heap."""
    for at in reversed(range(len(heap) // 2)):
        _sink(heap, at)


def _rise_max(heap, start, at):
    item = heap[at]
    while at > start:
        above = (at - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[at] = parent
        at = above
    heap[at] = item


def _sink_max(heap, at):
    size = len(heap)
    start = at
    item = heap[at]
    below = 2 * at + 1
    while below < size:
        right = below + 1
        if right < size and not heap[right] < heap[below]:
            below = right
        heap[at] = heap[below]
        at = below
        below = 2 * at + 1
    heap[at] = item
    _rise_max(heap, start, at)


def heappush_max(heap, item, /):
    heap.append(item)
    _rise_max(heap, 0, len(heap) - 1)


def heappop_max(heap, /):
    """Takes the greatest item of a heap made by `heapify_max`."""
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    greatest = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return greatest


def heapreplace_max(heap, item, /):
    greatest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return greatest


def heappushpop_max(heap, item, /):
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink_max(heap, 0)
    return item


def heapify_max(heap, /):
    for at in reversed(range(len(heap) // 2)):
        _sink_max(heap, at)


def nlargest(n, iterable, key=None):
    """The `n` greatest items, the greatest first."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    """The `n` least items, the least first."""
    return sorted(iterable, key=key)[:max(n, 0)]


class _Reversed:
    """Compares the other way round."""

    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value

    def __eq__(self, other):
        return self.value == other.value


def merge(*iterables, key=None, reverse=False):
    """Sorted iterables as one sorted iterator."""
    heap = []

    def entry(value, number, iterator):
        rank = value if key is None else key(value)
        return [_Reversed(rank) if reverse else rank, number, value, iterator]

    for number, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            heap.append(entry(value, number, iterator))
            break
    heapify(heap)
    while heap:
        _, number, value, iterator = heap[0]
        yield value
        for value in iterator:
            heapreplace(heap, entry(value, number, iterator))
            break
        else:
            heappop(heap)
