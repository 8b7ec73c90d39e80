def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def only(predicate, items):
    for item in items:
        if predicate(item):
            yield item


def windows(items, size):
    window = []
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


def running(items):
    total = 0
    for item in items:
        total += item
        yield total


print(list(running(only(lambda n: n % 2, numbers(10)))))
print(list(windows(numbers(5), 3)))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


from itertools import islice, takewhile

print(list(islice(fib(), 15)), list(takewhile(lambda x: x < 50, fib())))


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


print(list(islice(primes(), 10)))


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))), 3 in Tree(4, Tree(3)), max(Tree(1, None, Tree(9))))


def coroutine():
    total, count = 0, 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


c = coroutine()
next(c)
print(c.send(10), c.send(20), c.send(60))
