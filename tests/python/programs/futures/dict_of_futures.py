"""The usual pattern: futures as keys of what they are about."""
from concurrent.futures import ThreadPoolExecutor, as_completed

def check(n):
    if n == 3:
        raise ValueError(f'no {n}')
    return n * 10

results = {}
with ThreadPoolExecutor(max_workers=3) as executor:
    futures = {executor.submit(check, n): n for n in range(6)}
    for future in as_completed(futures):
        n = futures[future]
        try:
            results[n] = future.result()
        except ValueError as error:
            results[n] = str(error)
print(sorted(results.items()))
