# A queue between processes: what one puts, another gets, in order.
import multiprocessing as mp
from queue import Empty, Full


def produce(queue, count):
    for number in range(count):
        queue.put({'number': number, 'square': number * number})
    queue.put(None)


if __name__ == '__main__':
    queue = mp.Queue()
    process = mp.Process(target=produce, args=(queue, 4))
    process.start()
    while (item := queue.get()) is not None:
        print(item)
    process.join()
    try:
        queue.get(timeout=0.01)
    except Empty as error:
        print(type(error).__name__)
    try:
        queue.get_nowait()
    except Empty as error:
        print(type(error).__name__)
    small = mp.Queue(1)
    small.put(1)
    print(small.full())
    try:
        small.put(2, timeout=0.01)
    except Full as error:
        print(type(error).__name__)
    print(small.get())
