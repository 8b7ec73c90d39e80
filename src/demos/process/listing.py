import os
from multiprocessing import Process, current_process, set_start_method

PROCESSES = 4  #= processes


def introduce():
    name = current_process().name
    # In one piece: others may print at the same time.
    line = f'{name}: pid {os.getpid()}, parent {os.getppid()}\n'
    print(line, end='', flush=True)


if __name__ == '__main__':
    set_start_method('spawn')
    introduce()

    one = Process(target=introduce)
    one.start()  #!
    one.join()
    print(f'{one.name} has ended: exitcode {one.exitcode}', flush=True)

    several = [Process(target=introduce) for _ in range(PROCESSES)]
    for process in several:
        process.start()
    for process in several:
        process.join()  #!
    print(f'{len(several)} more have ended', flush=True)
