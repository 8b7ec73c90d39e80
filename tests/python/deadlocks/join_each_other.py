"""Two threads wait for each other's end."""
import threading

threads = {}
both_started = threading.Event()


def wait_for(name):
    both_started.wait()
    threads[name].join()


threads['a'] = threading.Thread(target=wait_for, args=('b',), name='a')
threads['b'] = threading.Thread(target=wait_for, args=('a',), name='b')
for thread in threads.values():
    thread.start()
both_started.set()
for thread in threads.values():
    thread.join()
