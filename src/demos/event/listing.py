from threading import Event, Thread
from time import sleep

WAITERS = 4  #= waiters


def wait_twice(number):
    for time in ('first', 'second'):
        event.wait()  #!
        print(f'waiter {number}: woken the {time} time\n', end='')
        sleep(0.1)


if __name__ == '__main__':
    event = Event()
    numbers = range(1, WAITERS + 1)
    waiters = [Thread(target=wait_twice, args=(n,)) for n in numbers]
    for waiter in waiters:
        waiter.start()

    sleep(0.1)
    print(f'nobody has set it: is_set() is {event.is_set()}\n', end='')
    event.set()  #!
    sleep(0.05)
    print(f'after set(): is_set() is {event.is_set()}\n', end='')
    event.clear()  #!
    print(f'after clear(): is_set() is {event.is_set()}\n', end='')
    sleep(0.15)
    event.set()  #!

    for waiter in waiters:
        waiter.join()
    print(f'at the end: is_set() is {event.is_set()}\n', end='')
