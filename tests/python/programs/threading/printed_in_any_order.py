# lines: any order
"""Which thread prints first is nobody's promise."""
import threading

def greet(name):
    for word in ('hello', 'bye'):
        print(f'{word}, {name}\n', end='')

threads = [threading.Thread(target=greet, args=(name,)) for name in ('ann', 'bob', 'eve')]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
