# Event, Condition and Barrier between processes.
import multiprocessing as mp


def wait_for(event, results):
    results.put(('event', event.wait()))


def meet(barrier, results):
    barrier.wait()
    results.put('met')


def notified(condition, ready, results):
    with condition:
        ready.set()
        condition.wait()
    results.put('notified')


if __name__ == '__main__':
    results = mp.Queue()
    event = mp.Event()
    print(event.is_set(), event.wait(0.01))
    process = mp.Process(target=wait_for, args=(event, results))
    process.start()
    event.set()
    print(results.get())
    process.join()

    barrier = mp.Barrier(2)
    process = mp.Process(target=meet, args=(barrier, results))
    process.start()
    barrier.wait()
    print(results.get())
    process.join()

    condition, ready = mp.Condition(), mp.Event()
    process = mp.Process(target=notified, args=(condition, ready, results))
    process.start()
    ready.wait()
    with condition:
        condition.notify_all()
    print(results.get())
    process.join()
