"""Threads are named after what they run, and can be renamed."""
import threading

def work():
    print(threading.current_thread().name)

for thread in (threading.Thread(target=work), threading.Thread(target=work, name='mine'),
               threading.Thread(target=lambda: work()), threading.Thread(None, work, None, ())):
    thread.start()
    thread.join()
thread = threading.Thread()
print(thread.name, thread.daemon, thread.ident, thread.is_alive())
thread.name = 5
print(repr(thread.name), repr(thread))
thread.start()
thread.join()
print(thread.name, type(thread.ident).__name__)
print(threading.main_thread().name, threading.main_thread() is threading.current_thread())
