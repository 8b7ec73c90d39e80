"""Two threads take turns by two events."""
import threading

ping, pong = threading.Event(), threading.Event()
heard = []

def player(name, mine, other):
    for turn in range(5):
        mine.wait()
        mine.clear()
        heard.append(f'{name}{turn}')
        other.set()

threads = [threading.Thread(target=player, args=('ping', ping, pong)),
           threading.Thread(target=player, args=('pong', pong, ping))]
for thread in threads:
    thread.start()
ping.set()
for thread in threads:
    thread.join()
print(' '.join(heard))
