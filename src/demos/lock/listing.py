#? guard=none
from threading import Thread
#;
#? guard=lock
from threading import Lock, Thread
#;
from time import sleep

THREADS = 10


def speak(number):
    print(f'{number} begins, ', end='')
    sleep(0.02)  # meanwhile others print, if nothing keeps them from it
    print(f'{number} ends\n', end='')


def talk(number):
    #? guard=none
    speak(number)  #!
    #;
    #? guard=lock
    with lock:  #!
        speak(number)
    #;


if __name__ == '__main__':
    #? guard=lock
    lock = Lock()
    #;
    threads = [Thread(target=talk, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
        sleep(0.008)  # they come one after the other
    for thread in threads:
        thread.join()
