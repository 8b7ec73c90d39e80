# Objects that a manager's process keeps for others.
import multiprocessing as mp


def fill(shared, names, number):
    shared['child'] = [1, 2]
    names.append('child')
    number.value += 1


if __name__ == '__main__':
    with mp.Manager() as manager:
        shared, names = manager.dict(parent=0), manager.list(['parent'])
        number = manager.Value('i', 41)
        process = mp.Process(target=fill, args=(shared, names, number))
        process.start()
        process.join()
        print(dict(shared), list(names), number.value)
        print(shared['child'], len(names), names[0], 'child' in shared)
        shared.update(x=1)
        print(sorted(shared.keys()), shared.get('y', 'none'), shared.pop('x'))
        try:
            shared['missing']
        except KeyError as error:
            print(repr(error))
