"""Three threads meet; one of them is told that it was the last."""
import threading

rounds = []
barrier = threading.Barrier(3, action=lambda: rounds.append(len(rounds)))
indices = []

def walk():
    for _ in range(4):
        indices.append(barrier.wait())

threads = [threading.Thread(target=walk) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(rounds, sorted(indices))
print(barrier.parties, barrier.n_waiting, barrier.broken)
