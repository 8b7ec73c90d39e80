"""notify_all lets all go; each takes the lock in turn."""
import threading

condition = threading.Condition(threading.Lock())
ready, gone = [], []
all_wait = threading.Event()
go = False

def wait(number):
    with condition:
        ready.append(number)
        if len(ready) == 5:
            all_wait.set()
        condition.wait_for(lambda: go)
        gone.append(number)

threads = [threading.Thread(target=wait, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
all_wait.wait()
with condition:
    print(len(ready), gone)
    go = True
    condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(gone))
