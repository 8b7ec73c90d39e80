"""The smallest is always at the front."""
import heapq

heap = []
for n in (5, 1, 4, 2, 3):
    heapq.heappush(heap, n)
print(heap, heap[0], [heapq.heappop(heap) for _ in range(5)])
items = [9, 7, 8, 1]
heapq.heapify(items)
print(items, heapq.heapreplace(items, 10), heapq.heappushpop(items, 0), items)
print(heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, 'abc', key=ord), heapq.nsmallest(5, []))
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge('ca', 'b', reverse=True)))
tasks = [(2, 'b'), (1, 'z'), (1, 'a')]
heapq.heapify(tasks)
print([heapq.heappop(tasks)[1] for _ in range(3)])
for wrong in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush([1], 'a')):
    try:
        wrong()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
