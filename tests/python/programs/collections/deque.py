"""Both ends are quick; a bound drops what is oldest."""
from collections import deque

d = deque('abc')
d.append('d')
d.appendleft('z')
print(d, d.pop(), d.popleft(), len(d), d[0], d[-1], d[1])
d.extend('xy')
d.extendleft('12')
print(d, 'x' in d, d.index('x'), d.count('a'), list(reversed(d)))
d.rotate(2)
print(d)
d.rotate(-3)
d.remove('x')
d.insert(1, 'new')
del d[0]
d[0] = 'first'
d.reverse()
print(d, d.copy() == d, d + deque([1]), deque([1, 2]) * 2, deque([1]) < deque([2]))
last = deque(range(10), maxlen=3)
last.append(10)
print(last, last.maxlen, d.maxlen)
last.appendleft(0)
print(last)
for wrong in (deque().pop, deque().popleft, lambda: deque()[0], lambda: deque().remove(1),
              lambda: deque([1], -1), lambda: last.insert(0, 1), lambda: deque('a').index('b')):
    try:
        wrong()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
try:
    for item in d:
        d.append(item)
except RuntimeError as error:
    print(error)
d.clear()
print(d, bool(d))
