# Without the main guard the child fails to start, and the parent goes on.
import multiprocessing as mp

mp.set_start_method('spawn', force=True)


def quiet():
    pass


process = mp.Process(target=quiet)
process.start()
process.join()
print(process.exitcode)
