# Value and Array: numbers that processes share.
import ctypes
import multiprocessing as mp


def change(value, array, flag):
    value.value += 0.5
    for place in range(len(array)):
        array[place] *= 2
    flag.value = True


if __name__ == '__main__':
    value = mp.Value('d', 1.25)
    array = mp.Array('i', [1, -2, 3])
    flag = mp.Value(ctypes.c_bool, False)
    process = mp.Process(target=change, args=(value, array, flag))
    process.start()
    process.join()
    print(value.value, array[:], flag.value)
    print(list(array), len(array), array[-1], array[1:])
    small = mp.Value('b', 127)
    small.value += 1
    print(small.value)
    big = mp.Value('Q', 2 ** 64 - 1)
    print(big.value)
    for call in (lambda: array[3], lambda: setattr(value, 'value', 'x'), lambda: mp.Array('i', 2)[5]):
        try:
            call()
        except Exception as error:
            print(type(error).__name__, error)
