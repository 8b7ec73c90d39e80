# Four threads in a ring pass a token on: each waits for its turn, so the order is fixed.
import threading

rounds, members = 3, 4
turns = [threading.Event() for _ in range(members)]
trace = []


def pass_on(place):
    for lap in range(rounds):
        turns[place].wait()
        turns[place].clear()
        trace.append(f'{lap}:{place}')
        turns[(place + 1) % members].set()


threads = [threading.Thread(target=pass_on, args=(place,)) for place in range(members)]
for thread in reversed(threads):
    thread.start()
turns[0].set()
for thread in threads:
    thread.join()
print(' '.join(trace))
print([turn.is_set() for turn in turns])
