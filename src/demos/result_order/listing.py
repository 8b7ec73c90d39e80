from concurrent.futures import ThreadPoolExecutor, as_completed
from time import sleep

TIMES_MS = []  #= times_ms
WORKERS = 3  #= workers


def square(item):
    sleep(TIMES_MS[item] / 1000)  # some take longer than others
    return item * item


if __name__ == '__main__':
    items = range(len(TIMES_MS))
    with ThreadPoolExecutor(max_workers=WORKERS) as executor:
        # In the order in which they are ready.
        futures = [executor.submit(square, item) for item in items]
        mixed = [future.result() for future in as_completed(futures)]  #!
        print('as_completed:', mixed)

        # In the order of the items.
        ordered = list(executor.map(square, items))  #!
        print('map:', ordered)

        # As they are ready, but each put in its place.
        futures = {executor.submit(square, item): item for item in items}
        fixed = [0] * len(items)
        for future in as_completed(futures):
            fixed[futures[future]] = future.result()  #!
        print('as_completed, by index:', fixed)
