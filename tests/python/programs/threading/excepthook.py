"""A program may say itself what is done about a thread's exception."""
import sys
import threading

def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name[:8], args.exc_traceback is not None)

threading.excepthook = hook

def fail(number):
    return 1 / number

for number in (1, 0):
    thread = threading.Thread(target=fail, args=(number,), name=f'divides by {number}')
    thread.start()
    thread.join()
thread = threading.Thread(target=sys.exit)
thread.start()
thread.join()
print(threading.__excepthook__ is not hook)
