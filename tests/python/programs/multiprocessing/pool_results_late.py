# Results that are not there yet.
import multiprocessing as mp


def wait(event):
    event.wait()
    return 'done'


def number(n):
    return n


if __name__ == '__main__':
    with mp.Manager() as manager:
        event = manager.Event()
        with mp.Pool(1) as pool:
            result = pool.apply_async(wait, (event,))
            try:
                result.get(timeout=0.05)
            except mp.TimeoutError as error:
                print(type(error).__name__, repr(str(error)))
            try:
                result.successful()
            except ValueError as error:
                print(str(error).startswith('<multiprocessing.pool.ApplyResult'), error.args[0][-9:])
            event.set()
            print(result.get())
