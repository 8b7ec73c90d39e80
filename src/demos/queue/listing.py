from multiprocessing import Process, Queue, set_start_method
from time import sleep

PRODUCERS = 2  #= producers
CONSUMERS = 2  #= consumers
ITEMS = 4  #= items


def produce(name, queue):
    for number in range(1, ITEMS + 1):
        sleep(0.02)
        queue.put(f'item {number} of {name}')  #!


def consume(name, queue, results):
    # Blocks while the queue is empty.
    while (item := queue.get()) is not None:  #!
        results.put(f'{name} got {item}')


if __name__ == '__main__':
    set_start_method('spawn')
    queue, results = Queue(), Queue()
    consumers = [
        Process(target=consume, args=(f'consumer {n}', queue, results))
        for n in range(1, CONSUMERS + 1)
    ]
    producers = [
        Process(target=produce, args=(f'producer {n}', queue))
        for n in range(1, PRODUCERS + 1)
    ]
    for process in consumers + producers:
        process.start()
    for process in producers:
        process.join()
    for _ in consumers:
        queue.put(None)  # one sentinel for each consumer
    for _ in range(PRODUCERS * ITEMS):
        print(results.get())
    for process in consumers:
        process.join()
    print('no more items')
