# Start methods.
import multiprocessing as mp


def quiet():
    pass


if __name__ == '__main__':
    context = mp.get_context('spawn')
    print(context.get_start_method())
    process = context.Process(target=quiet)
    process.start()
    process.join()
    print(process.exitcode, type(process).__name__)
    try:
        mp.get_context('teleport')
    except ValueError as error:
        print(error)
    mp.set_start_method('spawn', force=True)
    try:
        mp.set_start_method('spawn')
    except RuntimeError as error:
        print(error)
    print(mp.get_start_method(), mp.cpu_count() >= 1)
