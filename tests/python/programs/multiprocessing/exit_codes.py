# How a process ends decides its exit code.
import multiprocessing as mp
import os
import sys


def leave_by(way):
    if way == 'return':
        return
    if way == 'exit':
        sys.exit(7)
    if way == 'none':
        sys.exit(None)
    if way == 'now':
        os._exit(9)


if __name__ == '__main__':
    for way in ('return', 'exit', 'none', 'now'):
        process = mp.Process(target=leave_by, args=(way,))
        process.start()
        process.join()
        print(way, process.exitcode)
