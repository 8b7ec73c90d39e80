"""A thread that computes looks at a flag to know when to stop."""
import threading

stop, warm = threading.Event(), threading.Event()
count = 0

def compute():
    global count
    while not stop.is_set():
        count += 1
        if count == 1000:
            warm.set()

thread = threading.Thread(target=compute)
thread.start()
warm.wait()
stop.set()
thread.join()
print(count >= 1000, thread.is_alive())
