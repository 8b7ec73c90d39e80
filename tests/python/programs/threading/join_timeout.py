"""join with a timeout returns None either way; is_alive tells."""
import threading

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.start()
print(thread.join(0.001), thread.is_alive())
print(thread.join(timeout=0), thread.join(timeout=-1), thread.is_alive())
stop.set()
print(thread.join(), thread.is_alive(), thread.join())
