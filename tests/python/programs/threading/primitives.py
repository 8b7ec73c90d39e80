import threading, time, queue
lock = threading.Lock()
n = 0
def work(k):
    global n
    for _ in range(k):
        with lock:
            n += 1
ts = [threading.Thread(target=work, args=(10000,)) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(n, ts[0].name, threading.current_thread().name, threading.active_count())
q = queue.Queue()
def prod():
    for i in range(5): q.put(i)
    q.put(None)
def cons():
    while (x := q.get()) is not None: print("got", x)
a = threading.Thread(target=prod); b = threading.Thread(target=cons)
b.start(); a.start(); a.join(); b.join()
e = threading.Event()
cond = threading.Condition()
items = []
def waiter():
    with cond:
        while not items: cond.wait()
        print("item", items.pop())
w = threading.Thread(target=waiter); w.start()
with cond: items.append(7); cond.notify()
w.join()
bar = threading.Barrier(3)
def meet(i): bar.wait(); 
ms = [threading.Thread(target=meet, args=(i,)) for i in range(3)]
[m.start() for m in ms]; [m.join() for m in ms]
print("met")
loc = threading.local(); loc.x = 1
def seel(): print(hasattr(loc, "x"))
s = threading.Thread(target=seel); s.start(); s.join()
def daemon():
    threading.Event().wait()
threading.Thread(target=daemon, daemon=True).start()
print("end")
