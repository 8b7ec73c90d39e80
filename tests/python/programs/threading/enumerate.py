"""Who is alive can be listed and counted."""
import threading

stop = threading.Event()
threads = [threading.Thread(target=stop.wait, name=f'T{n}') for n in range(3)]
print(threading.active_count())
for thread in threads:
    thread.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
print(len({t.ident for t in threading.enumerate()}), threading.get_ident() == threading.main_thread().ident)
print(isinstance(threading.get_native_id(), int))
stop.set()
for thread in threads:
    thread.join()
print([t.name for t in threading.enumerate()])
