"""A program that ends waits for threads that are no daemons; then come functions at exit."""
import atexit
import threading

ready = threading.Event()
atexit.register(print, 'at exit')

def late():
    ready.wait()
    threading.main_thread().join()
    print('the main thread has ended:', not threading.main_thread().is_alive())

threading.Thread(target=late).start()
ready.set()
print('end of main')
