"""What a thread keeps in a local, no other sees."""
import threading

mine = threading.local()
mine.name = 'main'
seen = []

def look(name):
    seen.append(hasattr(mine, 'name'))
    mine.name = name
    seen.append(mine.name)

for name in 'ab':
    thread = threading.Thread(target=look, args=(name,))
    thread.start()
    thread.join()
print(seen, mine.name, mine.__dict__)
del mine.name
try:
    mine.name
except AttributeError as error:
    print(error)

class Counter(threading.local):
    step = 1
    def __init__(self, start):
        self.n = start
    def add(self):
        self.n += self.step
        return self.n

counter = Counter(10)
counter.add()
def count():
    print('thread', counter.add(), counter.add())
thread = threading.Thread(target=count)
thread.start()
thread.join()
print('main', counter.add())
try:
    threading.local(1)
except TypeError as error:
    print(error)
