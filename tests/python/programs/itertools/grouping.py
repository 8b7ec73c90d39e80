"""Grouping, filtering, pairing, adding up."""
from itertools import (accumulate, compress, dropwhile, filterfalse, groupby, pairwise, starmap,
                       tee, zip_longest)
import operator

print([(key, list(group)) for key, group in groupby('aabbbca')])
print([(key, len(list(group))) for key, group in groupby(range(10), lambda n: n // 4)])
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 4, 1, 5], max)))
print(list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate([])))
print(list(compress('abcd', [1, 0, 1])), list(dropwhile(str.islower, 'abCd')))
print(list(filterfalse(lambda n: n % 2, range(6))), list(filterfalse(None, [0, 1, ''])))
print(list(pairwise('abcd')), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(zip_longest('abc', 'x', fillvalue='-')), list(zip_longest([1], [])))
a, b = tee(iter('xyz'))
print(next(a), list(b), list(a))
groups = groupby('ab')
_, first = next(groups)
next(groups)
print(list(first))
