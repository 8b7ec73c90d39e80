"""map keeps the order of what it was given, and raises where the result would be."""
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(3) as executor:
    print(list(executor.map(pow, [2, 3, 4], [5, 2, 1])))
    print(list(executor.map(str.upper, 'abc', timeout=10, chunksize=2)))
    results = executor.map(lambda n: 6 / n, [3, 2, 0, 1])
    print(next(results), next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print(error)
    print(list(results), list(executor.map(str, [])))
