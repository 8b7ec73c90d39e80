"""What is iterable, sized, callable, a mapping, and classes made of a few methods."""
from collections.abc import (Callable, Container, Hashable, Iterable, Iterator, Mapping,
                             MutableSequence, Sequence, Set, Sized)

for value in ([], 'a', {}, set(), iter([]), len, 1, range(3)):
    kinds = (Iterable, Iterator, Sized, Container, Callable, Hashable, Sequence, Mapping, Set)
    print(type(value).__name__, [kind.__name__ for kind in kinds if isinstance(value, kind)])

class Squares(Sequence):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i

s = Squares(4)
print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)))

class Evens(Set):
    def __init__(self, items=()):
        self.items = sorted({n for n in items if n % 2 == 0})
    def __contains__(self, n):
        return n in self.items
    def __iter__(self):
        return iter(self.items)
    def __len__(self):
        return len(self.items)

print(list(Evens(range(7)) & {2, 4, 5}), Evens([2]) <= Evens([2, 4]), list(Evens([2]) | Evens([4])))
try:
    MutableSequence()
except TypeError as error:
    print(str(error)[:50])
