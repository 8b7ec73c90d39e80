# Each worker of a pool is prepared once.
import multiprocessing as mp

base = None


def prepare(value):
    global base
    base = value


def add(number):
    return base + number


if __name__ == '__main__':
    with mp.Pool(2, initializer=prepare, initargs=(100,)) as pool:
        print(pool.map(add, range(4)))
    with mp.Pool(1, maxtasksperchild=1) as pool:
        print(pool.map(str, range(3), chunksize=1))
