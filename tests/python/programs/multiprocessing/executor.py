# ProcessPoolExecutor: submit, map, as_completed, exceptions.
from concurrent.futures import ProcessPoolExecutor, as_completed, wait


def square(number):
    if number == 3:
        raise ValueError('three')
    return number * number


if __name__ == '__main__':
    with ProcessPoolExecutor(max_workers=2) as executor:
        print(list(executor.map(square, [1, 2, 4])))
        print(list(executor.map(pow, [2, 3], [5, 2], chunksize=2)))
        futures = [executor.submit(square, number) for number in range(4)]
        done, pending = wait(futures)
        print(len(done), len(pending))
        print(sorted(future.result() for future in as_completed(futures[:3])))
        failed = futures[3].exception()
        print(repr(failed), type(failed.__cause__).__name__)
        try:
            list(executor.map(square, [2, 3]))
        except ValueError as error:
            print('map:', error)
    try:
        executor.submit(square, 1)
    except RuntimeError as error:
        print(error)
    for workers in (0, -1):
        try:
            ProcessPoolExecutor(workers)
        except ValueError as error:
            print(error)
