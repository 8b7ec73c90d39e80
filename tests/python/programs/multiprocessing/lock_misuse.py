# Locks, recursive locks and semaphores of processes, used wrongly.
import multiprocessing as mp


def show(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    lock = mp.Lock()
    show(lock.release)
    print(lock.acquire(), lock.acquire(block=False), lock.acquire(timeout=0.01))
    lock.release()
    recursive = mp.RLock()
    show(recursive.release)
    print(recursive.acquire(), recursive.acquire())
    recursive.release()
    recursive.release()
    show(recursive.release)
    bounded = mp.BoundedSemaphore(2)
    with bounded:
        print(bounded.get_value())
    show(bounded.release)
    plain = mp.Semaphore(1)
    plain.release()
    print(plain.get_value())
