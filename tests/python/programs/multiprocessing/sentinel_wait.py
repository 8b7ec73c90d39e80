# connection.wait over pipes and the ends of processes.
import multiprocessing as mp
from multiprocessing.connection import wait


def send(connection, text):
    connection.send(text)
    connection.close()


if __name__ == '__main__':
    readers, processes = [], []
    for text in ('one', 'two'):
        reader, writer = mp.Pipe(duplex=False)
        process = mp.Process(target=send, args=(writer, text))
        process.start()
        writer.close()
        readers.append(reader)
        processes.append(process)
    texts = []
    while readers:
        for reader in wait(readers):
            try:
                texts.append(reader.recv())
            except EOFError:
                readers.remove(reader)
    print(sorted(texts))
    print(len(wait([process.sentinel for process in processes])) > 0)
    for process in processes:
        process.join()
    print(wait([], 0))
