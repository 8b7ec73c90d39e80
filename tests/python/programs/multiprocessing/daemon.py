# Daemon processes end with the program; others are waited for.
import multiprocessing as mp


def for_ever(event):
    event.wait()


def nested():
    try:
        mp.Process(target=print).start()
    except AssertionError as error:
        print(error, flush=True)


if __name__ == '__main__':
    event = mp.Event()
    process = mp.Process(target=for_ever, args=(event,), daemon=True)
    process.start()
    other = mp.Process(target=nested, daemon=True)
    other.start()
    other.join()
    print([child.daemon for child in mp.active_children()])
