# Five philosophers who take the lower fork first: all of them eat.
import threading

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5


def dine(number):
    low, high = sorted((number, (number + 1) % 5))
    for _ in range(20):
        with forks[low], forks[high]:
            meals[number] += 1


threads = [threading.Thread(target=dine, args=(n,), name=f'philosopher {n}') for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meals, [thread.name for thread in threads][:2], any(fork.locked() for fork in forks))
