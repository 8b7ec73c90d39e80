# Pipes in one direction and in both; the end of a pipe.
import multiprocessing as mp

mp.set_start_method('spawn', force=True)


def echo(connection):
    try:
        while True:
            connection.send(connection.recv().upper())
    except EOFError:
        connection.close()


if __name__ == '__main__':
    ours, theirs = mp.Pipe()
    process = mp.Process(target=echo, args=(theirs,))
    process.start()
    theirs.close()
    for word in ('spam', 'eggs'):
        ours.send(word)
        print(ours.recv())
    print(ours.poll(), ours.poll(0.01))
    ours.close()
    process.join()
    print(process.exitcode)

    reader, writer = mp.Pipe(duplex=False)
    writer.send_bytes(b'raw bytes')
    print(reader.poll(), reader.recv_bytes())
    for call in (lambda: reader.send(1), writer.recv):
        try:
            call()
        except OSError as error:
            print(type(error).__name__, error)
    writer.close()
    try:
        reader.recv()
    except EOFError as error:
        print(repr(error))
    reader.close()
    try:
        reader.recv()
    except OSError as error:
        print(error)
