# What tenacity 9 prints for this is in tenacity.txt.
import asyncio, logging, re, random, threading
from tenacity import *
from tenacity import Future, RetryCallState, AsyncRetrying, wait_chain, wait_combine, retry_any, stop_any, stop_all, TryAgain, wait_full_jitter
slept = []
def attempt(call):
    slept.clear()
    try:
        print('returned', call(), slept)
    except BaseException as error:
        text = re.sub('0x[0-9a-f]+', '0x', str(error))
        print('raised', type(error).__name__, text, repr(error.__cause__), slept)
def failing(times, error=OSError, result='ok', **options):
    calls = []
    @retry(sleep=slept.append, **options)
    def f(x=1):
        calls.append(x)
        if len(calls) <= times:
            raise error(f'call {len(calls)}')
        return result
    return f
attempt(failing(2))
attempt(failing(9, stop=stop_after_attempt(3)))
attempt(failing(9, stop=stop_after_attempt(3), reraise=True))
attempt(failing(3, wait=wait_fixed(2)))
attempt(failing(6, wait=wait_exponential()))
attempt(failing(6, wait=wait_exponential(multiplier=0.5, min=1, max=6)))
attempt(failing(5, wait=wait_exponential(exp_base=3, max=20)))
attempt(failing(4, wait=wait_incrementing(start=1, increment=2, max=6)))
attempt(failing(4, wait=wait_chain(wait_fixed(1), wait_fixed(2), wait_fixed(9))))
attempt(failing(2, wait=wait_fixed(1) + wait_fixed(2)))
attempt(failing(2, wait=wait_none()))
random.seed(1); attempt(failing(3, wait=wait_random(1, 2)))
random.seed(1); attempt(failing(3, wait=wait_random_exponential(multiplier=2, max=5)))
random.seed(1); attempt(failing(3, wait=wait_exponential_jitter(initial=1, max=3)))
attempt(failing(2, retry=retry_if_exception_type(OSError)))
attempt(failing(2, error=KeyError, retry=retry_if_exception_type(OSError)))
attempt(failing(2, error=KeyError, retry=retry_if_exception_type((OSError, KeyError))))
attempt(failing(2, error=KeyError, retry=retry_if_not_exception_type(KeyError)))
attempt(failing(1, retry=retry_if_exception(lambda e: 'call' in str(e))))
attempt(failing(1, retry=retry_if_exception_message(message='call 1')))
attempt(failing(1, result=None, retry=retry_if_result(lambda r: r is None), stop=stop_after_attempt(3)))
attempt(failing(0, result=None, retry=retry_if_result(lambda r: r is None), stop=stop_after_attempt(3)))
attempt(failing(1, result=None, retry=retry_if_result(lambda r: r is None) | retry_if_exception_type(), stop=stop_after_attempt(4)))
attempt(failing(1, retry=retry_if_exception_type(OSError) & retry_if_exception(lambda e: False)))
attempt(failing(9, stop=stop_after_attempt(2) | stop_after_delay(100)))
attempt(failing(9, stop=stop_after_attempt(2) & stop_after_delay(0)))
attempt(failing(9, stop=stop_after_delay(0)))
attempt(failing(9, wait=wait_fixed(10), stop=stop_before_delay(5)))
attempt(failing(9, stop=stop_after_attempt(2), retry_error_callback=lambda state: ('gave up', state.attempt_number, state.outcome.exception())))
class Enough(RetryError): pass
attempt(failing(9, stop=stop_after_attempt(2), retry_error_cls=Enough))
attempt(failing(1, error=TryAgain, retry=retry_never))
log = []
attempt(failing(2, wait=wait_fixed(3), before=lambda s: log.append(('before', s.attempt_number, s.outcome)), after=lambda s: log.append(('after', s.attempt_number, s.outcome.failed)), before_sleep=lambda s: log.append(('sleep', s.next_action.sleep, repr(s.next_action), s.idle_for))))
print(log)
class Keep(logging.Handler):
    def emit(self, record): print(record.levelname, re.sub('after .*\\(s\\)', 'after T(s)', record.getMessage()), bool(record.exc_info))
logger = logging.getLogger('t'); logger.propagate = False; logger.setLevel(10); logger.addHandler(Keep())
attempt(failing(1, wait=wait_fixed(2), before=before_log(logger, 10), after=after_log(logger, 20), before_sleep=before_sleep_log(logger, 30)))
attempt(failing(0, result=5, stop=stop_after_attempt(2), retry=retry_if_result(lambda r: True), before_sleep=before_sleep_log(logger, 30, exc_info=True)))
f = failing(2)
print(f(7), f.statistics['attempt_number'], f.statistics['idle_for'], sorted(f.statistics), f.__name__)
g = failing(9).retry_with(stop=stop_after_attempt(2))
attempt(g)
@retry
def plain(): return 'plain'
print(plain(), plain.retry.__class__.__name__)
@retry(stop=stop_after_attempt(3), sleep=slept.append)
def division():
    return 1 / 0
attempt(division)
def block(fail, **options):
    n = 0
    for attempt_ in Retrying(sleep=slept.append, **options):
        with attempt_:
            n += 1
            if n <= fail: raise OSError(n)
    return n, attempt_.retry_state.attempt_number
attempt(lambda: block(2, wait=wait_fixed(1)))
attempt(lambda: block(5, stop=stop_after_attempt(2)))
attempt(lambda: block(5, stop=stop_after_attempt(2), reraise=True))
attempt(lambda: Retrying(stop=stop_after_attempt(2), sleep=slept.append)(int, 'x'))
attempt(lambda: Retrying(stop=stop_after_attempt(2))(int, '5'))
try:
    failing(9, stop=stop_after_attempt(2))()
except RetryError as error:
    print(error.last_attempt.attempt_number, error.last_attempt.failed, repr(error.last_attempt.exception()), error.last_attempt.done())
    attempt(error.reraise)
    attempt(error.last_attempt.result)
async def main():
    n = 0
    @retry(stop=stop_after_attempt(3), wait=wait_fixed(0.001))
    async def f():
        nonlocal n
        n += 1
        if n < 3: raise OSError(n)
        return n
    print(await f(), f.statistics['attempt_number'])
    n = 0
    async for attempt_ in AsyncRetrying(stop=stop_after_attempt(3)):
        with attempt_:
            n += 1
            if n < 2: raise OSError
    print(n)
    n = -9
    try: await f()
    except RetryError as e: print(type(e.last_attempt.exception()), n)
asyncio.run(main())
event = threading.Event(); event.set()
attempt(failing(9, stop=stop_when_event_set(event)))
attempt(failing(2, retry=retry_unless_exception_type(OSError)))
