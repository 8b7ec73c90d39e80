"""Products, permutations and combinations come in order."""
from itertools import combinations, combinations_with_replacement, permutations, product

print([''.join(p) for p in product('ab', '12')], list(product([0, 1], repeat=2)), list(product()))
print([''.join(p) for p in permutations('abc')], list(permutations([1, 2, 3], 2))[:3])
print([''.join(c) for c in combinations('abcd', 2)], list(combinations('ab', 3)))
print([''.join(c) for c in combinations_with_replacement('abc', 2)])
for wrong in (lambda: permutations('ab', -1), lambda: combinations('ab', -1), lambda: product('a', repeat=-1)):
    try:
        wrong()
    except ValueError as error:
        print(error)
