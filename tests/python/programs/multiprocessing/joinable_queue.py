# task_done and join.
import multiprocessing as mp


def work(tasks, results):
    while True:
        task = tasks.get()
        results.put(task * 10)
        tasks.task_done()


if __name__ == '__main__':
    tasks, results = mp.JoinableQueue(), mp.Queue()
    process = mp.Process(target=work, args=(tasks, results), daemon=True)
    process.start()
    for number in range(5):
        tasks.put(number)
    tasks.join()
    print(sorted(results.get() for _ in range(5)))
    try:
        tasks.task_done()
    except ValueError as error:
        print(error)
