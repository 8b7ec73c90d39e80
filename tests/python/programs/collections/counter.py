"""Counting, and counting with counts."""
from collections import Counter

c = Counter('mississippi')
print(c, c.most_common(2), c['x'], c.total(), sorted(c.elements())[:4])
c.update('pp', )
c.update({'m': 5})
c.subtract('ss')
print(c.most_common(), c['s'], 'x' in c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, +Counter(a=-1, b=1), -Counter(a=-1))
print(a == Counter('aaab'), a <= a + b, Counter([1, 1, 2]), Counter(), dict(a))
del a['zzz']
a['b'] += 1
print(a, list(a), Counter(a=1).copy())
try:
    Counter.fromkeys('ab')
except NotImplementedError as error:
    print(error)
