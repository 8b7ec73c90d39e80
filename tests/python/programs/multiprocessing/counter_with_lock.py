# A counter that three processes increase, each step under its lock.
import multiprocessing as mp


def increase(counter, times):
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


if __name__ == '__main__':
    counter = mp.Value('i', 0)
    processes = [mp.Process(target=increase, args=(counter, 200)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(counter.value)
