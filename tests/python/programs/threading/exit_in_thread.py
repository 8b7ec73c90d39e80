"""sys.exit in a thread ends that thread, silently."""
import sys
import threading

def leave():
    sys.exit(3)

thread = threading.Thread(target=leave)
thread.start()
thread.join()
print('the program goes on')
sys.exit(4)
