"""What cannot be done with a thread, and what one is told."""
import threading

thread = threading.Thread(target=print, args=('once',))
for call in (lambda: thread.join(), lambda: thread.start(), lambda: thread.join(),
             lambda: thread.start(), lambda: setattr(thread, 'daemon', True),
             lambda: threading.current_thread().join(),
             lambda: threading.Thread(group=1), lambda: threading.Thread(colour='red')):
    try:
        call()
    except (RuntimeError, AssertionError) as error:
        print(type(error).__name__, error)
    except TypeError as error:
        print('TypeError')
