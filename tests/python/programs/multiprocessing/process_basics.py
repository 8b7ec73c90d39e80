# A process is started, waited for, and tells how it ended.
import multiprocessing as mp


def quiet():
    pass


def leave(code):
    raise SystemExit(code)


if __name__ == '__main__':
    process = mp.Process(target=quiet, name='quiet one')
    print(process.name, process.is_alive(), process.exitcode, process.pid)
    process.start()
    process.join()
    print(process.is_alive(), process.exitcode, process.pid is not None)
    for code in (0, 3, None):
        process = mp.Process(target=leave, args=(code,))
        process.start()
        process.join()
        print(code, process.exitcode)
    print(mp.current_process().name, mp.parent_process())
    print(mp.active_children())
