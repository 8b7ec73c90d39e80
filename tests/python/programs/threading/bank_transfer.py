# Transfers between accounts, with locks taken in one order: no money is lost, and nobody waits for ever.
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        if source.balance >= amount:
            source.balance -= amount
            target.balance += amount


accounts = [Account(number, 100) for number in range(3)]


def many(source, target):
    for amount in range(1, 30):
        transfer(accounts[source], accounts[target], amount)


threads = [threading.Thread(target=many, args=pair) for pair in ((0, 1), (1, 0), (1, 2), (2, 1), (2, 0))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(account.balance for account in accounts), all(a.balance >= 0 for a in accounts))
