from itertools import count
from threading import Thread
from time import sleep

LINES = 5  #= lines
PAUSE_MS = 80  #= pause_ms


def talk(name, lines):
    for line in lines:
        print(f'{name}: line {line}\n', end='', flush=True)
        sleep(PAUSE_MS / 1000)


if __name__ == '__main__':
    Thread(target=talk, args=('daemon', count(1)), daemon=True).start()  #!
    Thread(target=talk, args=('thread', range(1, LINES + 1))).start()
    print('main: nothing left to do\n', end='', flush=True)
    # The program ends here: it waits for the thread, not for the daemon.
