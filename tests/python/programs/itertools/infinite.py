"""Iterators without end, cut to size."""
from itertools import chain, count, cycle, islice, repeat, takewhile

print(list(islice(count(10, 3), 4)), list(islice(cycle('ab'), 5)), list(repeat('x', 3)))
print(list(takewhile(lambda n: n < 20, count(0, 7))), count(2), repeat(1), repeat(1, 2))
print(list(islice('abcdefg', 2, None, 2)), list(islice('abc', 0)), list(chain('ab', [1], ())))
print(list(chain.from_iterable(['ab', 'cd'])), next(count(0.5, 0.25)), list(zip(count(), 'ab')))
for wrong in (lambda: islice('a', -1), lambda: islice('a', 0, 1, 0), lambda: count('a')):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
