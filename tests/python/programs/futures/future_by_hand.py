"""A future that the program completes itself."""
from concurrent.futures import Future, InvalidStateError

future = Future()
print(future.done(), future.running(), future.set_running_or_notify_cancel(), future.running())
future.set_result(42)
print(future.result(), future.exception(), future.done())
for call in (lambda: future.set_result(1), lambda: future.set_exception(OSError())):
    try:
        call()
    except InvalidStateError as error:
        print(str(error).split(' at ')[0])
failed = Future()
failed.set_exception(KeyError('k'))
print(repr(failed.exception()))
try:
    failed.result()
except KeyError as error:
    print('raised', error)
cancelled = Future()
print(cancelled.cancel(), cancelled.set_running_or_notify_cancel(), cancelled.cancelled())
