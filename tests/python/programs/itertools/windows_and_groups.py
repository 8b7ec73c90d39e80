# accumulate, chain, groupby, islice, pairwise, takewhile and their like.
from itertools import (accumulate, chain, compress, count, cycle, dropwhile, filterfalse, groupby, islice,
                       pairwise, repeat, starmap, takewhile, tee, zip_longest)
import operator

print(list(accumulate([3, 1, 2])), list(accumulate([3, 1, 2], operator.mul, initial=10)))
print(list(chain('ab', [1])), list(chain.from_iterable([[1], (2, 3)])))
print([(key, list(group)) for key, group in groupby('aabccc')])
print(list(islice(count(5, 3), 4)), list(islice('abcdefg', 1, 6, 2)), list(islice(cycle('xy'), 5)))
print(list(pairwise('abcd')), list(repeat('z', 2)), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(takewhile(lambda n: n < 3, [1, 2, 5, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 5, 1])))
print(list(filterfalse(str.isdigit, 'a1b2')), list(compress('abcd', [1, 0, True, ''])))
one, two = tee(iter([1, 2, 3]))
print(next(one), list(two), list(one), list(zip_longest('ab', [1], fillvalue='-')))
for wrong in (lambda: islice([1], -1), lambda: list(zip('a', 'bc', strict=True))):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
