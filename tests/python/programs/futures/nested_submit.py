"""A task may submit others, as long as there are workers to run them."""
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(8) as executor:
    def fib(n):
        if n < 2:
            return n
        left = executor.submit(fib, n - 1) if n > 3 else None
        right = fib(n - 2)
        return (left.result() if left else fib(n - 1)) + right
    print([fib(n) for n in range(7)])
