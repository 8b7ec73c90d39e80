"""A condition that nobody notifies."""
import threading

condition = threading.Condition()


def wait():
    with condition:
        condition.wait()


thread = threading.Thread(target=wait, name='waiter')
thread.start()
with condition:
    condition.wait_for(lambda: False)
