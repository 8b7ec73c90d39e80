# ThreadPool has the calls of Pool.
from multiprocessing.pool import ThreadPool

seen = []


def note(number):
    seen.append(number)
    return -number


with ThreadPool(3) as pool:
    print(pool.map(note, range(5)))
    print(sorted(seen))
    print(pool.apply(max, (3, 9)))
    print(list(pool.imap(note, [1, 2])))
