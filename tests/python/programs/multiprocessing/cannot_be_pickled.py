# What a process cannot be given.
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor

mp.set_start_method('spawn', force=True)


def local():
    def inner():
        pass

    return inner


def show(error):
    print(type(error).__name__, str(error).split(' at 0x')[0])


if __name__ == '__main__':
    lock = mp.Lock()
    with mp.Pool(1) as pool:
        for function, items in ((lambda x: x, [1]), (str, [lock])):
            try:
                pool.map(function, items)
            except Exception as error:
                show(error)
    with ProcessPoolExecutor(1) as executor:
        try:
            executor.submit(local()).result()
        except Exception as error:
            print('local' in str(error))
