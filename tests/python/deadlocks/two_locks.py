"""Two threads take two locks in opposite order."""
import threading

fork, knife = threading.Lock(), threading.Lock()
both_have_one = threading.Barrier(2)


def eat(first, second):
    with first:
        both_have_one.wait()
        with second:
            print('nobody gets here')


ann = threading.Thread(target=eat, args=(fork, knife), name='Ann')
bob = threading.Thread(target=eat, args=(knife, fork), name='Bob')
ann.start()
bob.start()
ann.join()
