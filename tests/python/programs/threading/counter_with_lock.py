"""With a lock no update is lost; neither with list.append, which is one step."""
import threading

class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()
        self.log = []

    def deposit(self, amount):
        with self.lock:
            self.balance += amount
        self.log.append(amount)

account = Account()
threads = [threading.Thread(target=lambda: [account.deposit(k) for k in range(200)])
           for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance, len(account.log), sum(account.log))
