"""A daemon thread does not keep the program from ending."""
import threading

never = threading.Event()
thread = threading.Thread(target=never.wait, daemon=True)
thread.start()
print(thread.daemon, thread.is_alive())

def child_of_daemon():
    inherited = threading.Thread(target=print)
    print('inherits:', inherited.daemon)

thread = threading.Thread(target=child_of_daemon)
thread.daemon = True
thread.start()
thread.join()
print('end')
