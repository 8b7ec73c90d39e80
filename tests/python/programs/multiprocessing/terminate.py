# A process that computes for ever is terminated.
import multiprocessing as mp


def spin(started):
    started.set()
    while True:
        pass


if __name__ == '__main__':
    for end in ('terminate', 'kill'):
        started = mp.Event()
        process = mp.Process(target=spin, args=(started,))
        process.start()
        started.wait()
        print(process.is_alive())
        getattr(process, end)()
        process.join()
        print(process.is_alive(), process.exitcode)
