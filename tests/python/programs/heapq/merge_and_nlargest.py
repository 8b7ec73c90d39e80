# A priority queue, merge, nlargest.
import heapq

heap = []
for priority, name in ((3, 'c'), (1, 'a'), (2, 'b'), (1, 'first')):
    heapq.heappush(heap, (priority, name))
print([heapq.heappop(heap) for _ in range(len(heap))])
numbers = [5, 1, 4, 2]
heapq.heapify(numbers)
print(numbers[0], heapq.heappushpop(numbers, 0), heapq.heapreplace(numbers, 9), sorted(numbers))
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge('bd', 'ac', key=str.upper)))
print(heapq.nlargest(2, [3, 9, 1]), heapq.nsmallest(2, ['ccc', 'a', 'bb'], key=len))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
