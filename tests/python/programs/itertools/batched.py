# python: 3.12
"""Tuples of so many items, the last one shorter."""
from itertools import batched

print(list(batched('abcdefg', 3)), list(batched([], 2)))
try:
    batched('a', 0)
except ValueError as error:
    print(error)
try:
    list(batched('abc', 2, strict=True))
except ValueError as error:
    print(error)
