from multiprocessing import Array, Process, Value, set_start_method

PROCESSES = 4  #= processes
INCREMENTS = 100_000  #= increments


def work(number, counter, own):
    for _ in range(INCREMENTS):
        #? guard=none
        counter.value += 1  #!
        #;
        #? guard=lock
        with counter.get_lock():  #!
            counter.value += 1
        #;
    own[number] = INCREMENTS


if __name__ == '__main__':
    set_start_method('spawn')
    counter = Value('i', 0)
    own = Array('i', PROCESSES)
    processes = [
        Process(target=work, args=(number, counter, own))
        for number in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    expected = PROCESSES * INCREMENTS
    lost = expected - counter.value
    print(f'{expected} expected, {counter.value} counted, {lost} lost')
    print(f'array: {own[:]}')
