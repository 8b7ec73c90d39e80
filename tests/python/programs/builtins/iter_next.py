# iter with a sentinel, next with a default, and iterators that are spent.
numbers = iter([1, 2, 3])
print(next(numbers), next(numbers), next(numbers), next(numbers, 'none left'))
try:
    next(numbers)
except StopIteration as stop:
    print(repr(stop), stop.value)
queue = [3, 2, 1, 0, 9]
print(list(iter(lambda: queue.pop(0), 0)), queue)
pairs = zip('ab', [1, 2])
print(iter(pairs) is pairs, list(pairs), list(pairs))
shared = iter(range(6))
print(list(zip(shared, shared)))
for wrong in (lambda: iter(5), lambda: next([1]), lambda: iter(5, 6)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
