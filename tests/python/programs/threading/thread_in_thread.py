"""Threads start threads; each is waited for by whoever started it."""
import threading

order = []

def nest(depth):
    if depth:
        thread = threading.Thread(target=nest, args=(depth - 1,))
        thread.start()
        thread.join()
    order.append(depth)

nest(6)
print(order)
