# Each thread sums a slice into a place of its own: no lock is needed, and none is taken.
import threading

numbers = list(range(1, 1001))
parts = 4
sums = [None] * parts


def add(part):
    sums[part] = sum(numbers[part::parts])


threads = [threading.Thread(target=add, args=(part,), daemon=part % 2 == 0) for part in range(parts)]
print([thread.is_alive() for thread in threads], [thread.ident for thread in threads])
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sums, sum(sums) == sum(numbers), [thread.daemon for thread in threads])
print([thread.is_alive() for thread in threads], len({thread.name for thread in threads}))
