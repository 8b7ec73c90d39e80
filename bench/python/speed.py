"""What a single thread does in some tens of milliseconds: run by each interpreter alike.

Prints a line of JSON: for each function the median of its times, in milliseconds.
"""
from time import perf_counter


def loops():
    total = 0
    for number in range(3, 30000, 2):
        divisor = 3
        while divisor * divisor <= number:
            if number % divisor == 0:
                break
            divisor += 2
        else:
            total += 1
    return total


def calls():
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    return fib(21)


class Account:
    def __init__(self):
        self.balance = 0

    def pay(self, amount):
        self.balance += amount


def attributes():
    account = Account()
    for amount in range(60000):
        account.balance += amount
    return account.balance


def methods():
    account = Account()
    for amount in range(60000):
        account.pay(amount)
    return account.balance


def lists():
    items = []
    for number in range(60000):
        items.append(number * 2)
    total = 0
    for place in range(len(items)):
        total += items[place]
    return total


def dicts():
    counts = {}
    for number in range(60000):
        key = number % 97
        counts[key] = counts.get(key, 0) + 1
    return len(counts)


def strings():
    parts = []
    for number in range(30000):
        parts.append(f'{number}:{number * 2}')
    return len(','.join(parts).split(','))


def generators():
    def squares(count):
        for number in range(count):
            yield number * number

    return sum(squares(60000))


def exceptions():
    caught = 0
    for number in range(20000):
        try:
            if number % 2:
                raise ValueError(number)
        except ValueError:
            caught += 1
    return caught


def sorting():
    items = [(number * 7919) % 10007 for number in range(20000)]
    return sorted(items, key=lambda item: -item)[0]


def measure(function, repeats=7):
    times = []
    for _ in range(repeats):
        start = perf_counter()
        function()
        times.append((perf_counter() - start) * 1000)
    return sorted(times[1:])[(repeats - 1) // 2]


FUNCTIONS = (loops, calls, attributes, methods, lists, dicts, strings, generators, exceptions, sorting)


def main():
    figures = [f'"{function.__name__}": {measure(function):.3f}' for function in FUNCTIONS]
    print('{' + ', '.join(figures) + '}')


main()
