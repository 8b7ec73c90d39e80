"""What is missing is made; what is only looked for is not."""
from collections import defaultdict

groups = defaultdict(list)
for word in 'the quick brown fox jumps over the lazy dog'.split():
    groups[len(word)].append(word)
print(groups, groups.get(9), 9 in groups, groups[9], 9 in groups)
counts = defaultdict(int, a=1)
counts['b'] += 2
print(counts, counts.default_factory, dict(counts), counts == {'a': 1, 'b': 2})
nested = defaultdict(lambda: defaultdict(int))
nested['x']['y'] += 1
print(nested['x']['y'], len(nested))
counts.default_factory = None
for wrong in (lambda: counts['none'], lambda: defaultdict(1)):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(repr(error))
print(counts.copy(), counts | {'c': 3})
