#? guard=lock
from multiprocessing import Lock, Process, set_start_method
#;
#? guard=none
from contextlib import nullcontext
from multiprocessing import Process, set_start_method
#;
from time import sleep

PROCESSES = 5


def speak(number, lock):
    with lock:  #!
        print(f'{number} begins, ', end='', flush=True)
        sleep(0.05)
        print(f'{number} ends', flush=True)


if __name__ == '__main__':
    set_start_method('spawn')
    #? guard=lock
    lock = Lock()
    #;
    #? guard=none
    lock = nullcontext()  # keeps nobody out
    #;
    processes = [
        Process(target=speak, args=(number, lock))
        for number in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
