# Exceptions in a pool's tasks come back to whoever asks for the results.
import multiprocessing as mp


def inverse(number):
    return 1 / number


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, type(error.__cause__).__name__)


if __name__ == '__main__':
    with mp.Pool(2) as pool:
        show(pool.map, inverse, [1, 0, 2])
        show(pool.apply, inverse, (0,))
        results = pool.imap(inverse, [4, 0, 2])
        print(next(results))
        show(next, results)
        print(next(results))
        failed = pool.apply_async(inverse, (0,))
        failed.wait()
        print(failed.ready(), failed.successful())
        seen = []
        pool.apply_async(inverse, (2,), callback=seen.append).wait()
        other = pool.apply_async(inverse, (0,), error_callback=lambda error: seen.append(str(error)))
        other.wait()
        pool.close()
        pool.join()
        print(seen)
        show(pool.map, inverse, [1])
    show(mp.Pool, 0)
