"""Heaps of many kinds of items, pushed and popped at random, lie as CPython's lie."""
import heapq
import random

random.seed(5)

class Item:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f'I{self.n}'

kinds = [lambda: random.randrange(50), lambda: random.random(), lambda: random.choice('abcdef'),
         lambda: (random.randrange(5), random.choice('xyz')), lambda: random.choice([1, 1.5, True, 10 ** 30]),
         lambda: Item(random.randrange(20)), lambda: [random.randrange(9)], lambda: ((1, random.randrange(9)), 2)]
for kind in kinds:
    heap = []
    for _ in range(120):
        action = random.randrange(6)
        if action < 3:
            heapq.heappush(heap, kind())
        elif action == 3 and heap:
            heapq.heappop(heap)
        elif action == 4 and heap:
            heapq.heapreplace(heap, kind())
        else:
            heapq.heappushpop(heap, kind())
    print(heap)
    items = [kind() for _ in range(30)]
    heapq.heapify(items)
    print(items, [heapq.heappop(items) for _ in range(30)])
mixed = [1, 2, 3]
for wrong in (lambda: heapq.heappush(mixed, 'text'), lambda: heapq.heapify([3, 'a', 1])):
    try:
        wrong()
    except TypeError as error:
        print(error)
