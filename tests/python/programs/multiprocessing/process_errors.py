# What a process refuses.
import multiprocessing as mp


def quiet():
    pass


def show(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    process = mp.Process(target=quiet)
    show(process.join)
    process.start()
    show(process.start)
    process.join()
    show(process.start)
    process.close()
    show(process.join)
    show(process.is_alive)
    try:
        mp.Process(None, quiet, 'name', (), {}, True)
    except TypeError as error:
        print(error)
    show(mp.Process, 1)
    print(mp.Process(target=quiet, daemon=True).daemon)
