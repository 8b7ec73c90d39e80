from multiprocessing import Pipe, Process, set_start_method

MESSAGES = 3  #= messages


def square(connection):
    try:
        while True:
            number = connection.recv()  #!
            connection.send(number * number)
    except EOFError:
        print('child: the other end is closed', flush=True)


if __name__ == '__main__':
    set_start_method('spawn')
    here, there = Pipe()
    child = Process(target=square, args=(there,))
    child.start()
    there.close()  # the child has it now
    for number in range(1, MESSAGES + 1):
        here.send(number)
        print(f'sent {number}, received {here.recv()}', flush=True)  #!
    here.close()
    child.join()
