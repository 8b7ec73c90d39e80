"""Five philosophers who take the lower fork first never starve."""
import threading

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5

def dine(place):
    first, second = sorted((place, (place + 1) % 5))
    for _ in range(50):
        with forks[first], forks[second]:
            meals[place] += 1

threads = [threading.Thread(target=dine, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meals)
