# lines: any order
# A child imports the program once more: what stands at its top runs again, by another name.
import multiprocessing as mp

mp.set_start_method('spawn', force=True)
print('top', __name__, flush=True)


def hello(name):
    print('hello', name, __name__, mp.current_process().name, mp.parent_process().name)


if __name__ == '__main__':
    process = mp.Process(target=hello, args=('child',), name='greeter')
    process.start()
    process.join()
