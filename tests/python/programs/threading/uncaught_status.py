"""The exit status is 0 although a thread failed; the last line on stderr is its error."""
import threading

def fail():
    {}['missing']

thread = threading.Thread(target=fail)
thread.start()
thread.join()
print('done')
