# Sets and frozensets.
small, large = {1, 2}, {1, 2, 3, 4}
print(small < large, small <= small, small < small, large > small, small.isdisjoint({3}))
print(sorted(large - small), sorted(large ^ {4, 5}), sorted(small | {9}), sorted(large & {2, 3, 7}))
frozen = frozenset('abca')
print(len(frozen), sorted(frozen), frozen == {'a', 'b', 'c'}, hash(frozen) == hash(frozenset('cab')))
print({frozen: 1}[frozenset('abc')], type(frozen | {'z'}).__name__, type({'z'} | frozen).__name__)
large.discard(9)
large.remove(4)
large.update([7], (8,))
large.difference_update({1})
large.symmetric_difference_update({2, 5})
print(sorted(large), set(), frozenset(), {1} == frozenset([1]))
for wrong in (lambda: large.remove(99), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2],
              lambda: {1} < [1], lambda: frozen.add('x')):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
