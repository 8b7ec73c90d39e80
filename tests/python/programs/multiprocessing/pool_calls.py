# All calls of a pool.
import multiprocessing as mp
import operator


def square(number):
    return number * number


def power(base, exponent):
    return base ** exponent


if __name__ == '__main__':
    with mp.Pool(2) as pool:
        print(pool.map(square, range(8)))
        print(pool.map(square, range(8), chunksize=3))
        print(pool.map(square, []))
        print(list(pool.imap(square, range(5))))
        print(sorted(pool.imap_unordered(square, range(5), chunksize=2)))
        print(pool.starmap(power, [(2, 5), (3, 2)]))
        print(pool.apply(power, (2, 10)))
        result = pool.apply_async(power, (2,), {'exponent': 3})
        print(result.get(), result.ready(), result.successful())
        print(pool.map_async(square, range(3)).get(timeout=60))
        print(pool.starmap_async(operator.add, [(1, 2), (3, 4)]).get())
        chunked = pool.imap(square, iter(range(4)))
        print(next(chunked), next(chunked), list(chunked))
