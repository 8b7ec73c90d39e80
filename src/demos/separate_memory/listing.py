from multiprocessing import Process, set_start_method
from threading import Thread

CHILDREN = 3  #= children

counter = 0


def add_one(who):
    global counter
    counter += 1  #!
    print(f'{who}: counter is {counter}', flush=True)


def run(kind, one, several):
    for number in range(1, CHILDREN + 1):
        child = kind(target=add_one, args=(f'{one} {number}',))
        child.start()
        child.join()
    print(f'after the {several}: counter is {counter}', flush=True)


if __name__ == '__main__':
    set_start_method('spawn')
    run(Process, 'process', 'processes')
    run(Thread, 'thread', 'threads')
