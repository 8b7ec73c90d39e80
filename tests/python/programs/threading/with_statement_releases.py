"""A lock is given back however the block is left."""
import threading

lock = threading.Lock()

def leave(how):
    with lock:
        if how == 'return':
            return lock.locked()
        if how == 'raise':
            raise KeyError(how)

print(leave('return'), lock.locked())
try:
    leave('raise')
except KeyError as error:
    print(repr(error), lock.locked())
for _ in range(2):
    with lock:
        continue
print(lock.locked())
