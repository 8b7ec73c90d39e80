# Each process has variables of its own.
import multiprocessing as mp

counter = 0
items = []


def change(connection):
    global counter
    counter += 5
    items.append('child')
    connection.send((counter, items))


if __name__ == '__main__':
    ours, theirs = mp.Pipe()
    process = mp.Process(target=change, args=(theirs,))
    process.start()
    print('child:', ours.recv())
    process.join()
    print('parent:', (counter, items))
