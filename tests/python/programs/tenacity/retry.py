"""Calls that fail are tried again, as long and as often as is said."""
from tenacity import (RetryError, retry, retry_if_exception_type, retry_if_result, stop_after_attempt,
                      stop_after_delay, stop_never, wait_exponential, wait_fixed)

slept = []

def failing(times, error=OSError, **options):
    calls = []
    @retry(sleep=slept.append, **options)
    def call():
        calls.append(1)
        if len(calls) <= times:
            raise error(f'call {len(calls)}')
        return len(calls)
    return call

print(failing(2)(), slept)
slept.clear()
print(failing(3, wait=wait_fixed(2), stop=stop_never)(), slept)
slept.clear()
print(failing(5, wait=wait_exponential(multiplier=1, max=5))(), slept)
try:
    failing(9, stop=stop_after_attempt(3))()
except RetryError as error:
    print(type(error).__name__, error.last_attempt.attempt_number, repr(error.last_attempt.exception()))
try:
    failing(9, stop=stop_after_attempt(2) | stop_after_delay(60), reraise=True)()
except OSError as error:
    print('as it was raised:', error)
try:
    failing(1, KeyError, retry=retry_if_exception_type(OSError))()
except KeyError as error:
    print('not tried again:', error)
print(failing(1, KeyError, retry=retry_if_exception_type((OSError, KeyError)))())
numbers = iter([0, 0, 7])
print(retry(retry=retry_if_result(lambda n: n == 0), sleep=slept.append)(lambda: next(numbers))())
call = failing(2)
call()
print(call.statistics['attempt_number'], call.retry.__class__.__name__)
