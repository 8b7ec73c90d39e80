"""An exception that nobody catches ends its thread, not the program."""
import sys
import threading

def fail():
    raise ValueError('in a thread')

class Collected:
    def __init__(self):
        self.text = ''
    def write(self, text):
        self.text += text
    def flush(self):
        pass

sys.stderr = collected = Collected()
thread = threading.Thread(target=fail, name='failing')
thread.start()
thread.join()
sys.stderr = sys.__stderr__
lines = collected.text.splitlines()
print(lines[0], lines[1], lines[-1], sep='\n')
print('still here', thread.is_alive())
