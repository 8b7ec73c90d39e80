# A subclass of Process, with a result of its own in a queue.
import multiprocessing as mp


class Adder(mp.Process):
    def __init__(self, results, *numbers):
        super().__init__(name='adder')
        self.results = results
        self.numbers = numbers

    def run(self):
        self.results.put((self.name, sum(self.numbers)))


if __name__ == '__main__':
    results = mp.Queue()
    adder = Adder(results, 1, 2, 3)
    adder.start()
    print(results.get())
    adder.join()
    print(adder.exitcode)
