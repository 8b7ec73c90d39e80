"""Calls that are made again until they succeed, or until it is enough."""
import time
from concurrent import futures
from functools import wraps


def _seconds(value):
    return value.total_seconds() if hasattr(value, 'total_seconds') else float(value)


class TryAgain(Exception):
    """Raised by a function that wants to be called again, whatever was agreed."""


class Future(futures.Future):
    """What one attempt came to."""

    def __init__(self, attempt_number):
        super().__init__()
        self.attempt_number = attempt_number

    @property
    def failed(self):
        return self.exception() is not None

    @classmethod
    def construct(cls, attempt_number, value, has_exception):
        made = cls(attempt_number)
        if has_exception:
            made.set_exception(value)
        else:
            made.set_result(value)
        return made


class RetryError(Exception):
    """It was enough; `last_attempt` says what the last one came to."""

    def __init__(self, last_attempt):
        self.last_attempt = last_attempt
        super().__init__(last_attempt)

    def reraise(self):
        if self.last_attempt.failed:
            raise self.last_attempt.result()
        raise self

    def __str__(self):
        return f'{type(self).__name__}[{self.last_attempt}]'


class RetryAction:
    """How long to sleep before the next attempt."""

    REPR_FIELDS = ('sleep',)
    NAME = 'retry'

    def __init__(self, sleep):
        self.sleep = float(sleep)

    def __repr__(self):
        return f'{type(self).__name__}(sleep={self.sleep!r})'


class RetryCallState:
    """What is known of a call and its attempts."""

    def __init__(self, retry_object, fn, args, kwargs):
        self.start_time = time.monotonic()
        self.retry_object = retry_object
        self.fn = fn
        self.args = args
        self.kwargs = kwargs
        self.attempt_number = 1
        self.outcome = None
        self.outcome_timestamp = None
        self.idle_for = 0.0
        self.next_action = None
        self.upcoming_sleep = 0.0

    @property
    def seconds_since_start(self):
        if self.outcome_timestamp is None:
            return None
        return self.outcome_timestamp - self.start_time

    def prepare_for_next_attempt(self):
        self.outcome = None
        self.outcome_timestamp = None
        self.attempt_number += 1
        self.next_action = None

    def set_result(self, val):
        self._set(val, False)

    def set_exception(self, exc_info):
        self._set(exc_info[1], True)

    def _set(self, value, has_exception):
        self.outcome_timestamp = time.monotonic()
        self.outcome = Future.construct(self.attempt_number, value, has_exception)

    def __repr__(self):
        if self.outcome is None:
            result = 'none yet'
        elif self.outcome.failed:
            error = self.outcome.exception()
            result = f'failed ({type(error).__name__} {error})'
        else:
            result = f'returned {self.outcome.result()}'
        slept = round(self.idle_for, 2)
        return (f'<{type(self).__name__} {id(self)}: attempt #{self.attempt_number}; '
                f'slept for {slept}; last result: {result}>')


# When to stop.


class stop_base:
    def __and__(self, other):
        return stop_all(self, other)

    def __or__(self, other):
        return stop_any(self, other)


class stop_any(stop_base):
    def __init__(self, *stops):
        self.stops = stops

    def __call__(self, retry_state):
        return any(stop(retry_state) for stop in self.stops)


class stop_all(stop_base):
    def __init__(self, *stops):
        self.stops = stops

    def __call__(self, retry_state):
        return all(stop(retry_state) for stop in self.stops)


class _stop_never(stop_base):
    def __call__(self, retry_state):
        return False


stop_never = _stop_never()


class stop_when_event_set(stop_base):
    def __init__(self, event):
        self.event = event

    def __call__(self, retry_state):
        return self.event.is_set()


class stop_after_attempt(stop_base):
    """Stops after so many attempts."""

    def __init__(self, max_attempt_number):
        self.max_attempt_number = max_attempt_number

    def __call__(self, retry_state):
        return retry_state.attempt_number >= self.max_attempt_number


class stop_after_delay(stop_base):
    """Stops when so many seconds have passed; the last attempt may end later."""

    def __init__(self, max_delay):
        self.max_delay = _seconds(max_delay)

    def __call__(self, retry_state):
        return retry_state.seconds_since_start >= self.max_delay


class stop_before_delay(stop_base):
    """Stops when the next attempt would begin after so many seconds."""

    def __init__(self, max_delay):
        self.max_delay = _seconds(max_delay)

    def __call__(self, retry_state):
        return retry_state.seconds_since_start + retry_state.upcoming_sleep >= self.max_delay


# How long to wait.


class wait_base:
    def __add__(self, other):
        return wait_combine(self, other)

    def __radd__(self, other):
        return self if other == 0 else wait_combine(other, self)


class wait_fixed(wait_base):
    """The same time before each attempt."""

    def __init__(self, wait):
        self.wait_fixed = _seconds(wait)

    def __call__(self, retry_state):
        return self.wait_fixed


class wait_none(wait_fixed):
    def __init__(self):
        super().__init__(0)


class wait_random(wait_base):
    def __init__(self, min=0, max=1):
        self.wait_random_min = _seconds(min)
        self.wait_random_max = _seconds(max)

    def __call__(self, retry_state):
        from random import random

        return self.wait_random_min + random() * (self.wait_random_max - self.wait_random_min)


class wait_combine(wait_base):
    """All of them added up."""

    def __init__(self, *strategies):
        self.wait_funcs = strategies

    def __call__(self, retry_state):
        return sum(wait(retry_state) for wait in self.wait_funcs)


class wait_chain(wait_base):
    """One after the other; the last for all further attempts."""

    def __init__(self, *strategies):
        self.strategies = strategies

    def __call__(self, retry_state):
        index = min(max(retry_state.attempt_number, 1), len(self.strategies)) - 1
        return self.strategies[index](retry_state)


class wait_exception(wait_base):
    """As long as a function makes of the exception."""

    def __init__(self, predicate):
        self.predicate = predicate

    def __call__(self, retry_state):
        return self.predicate(retry_state.outcome.exception())


class wait_incrementing(wait_base):
    def __init__(self, start=0, increment=100, max=1e9):
        self.start = _seconds(start)
        self.increment = _seconds(increment)
        self.max = _seconds(max)

    def __call__(self, retry_state):
        result = self.start + self.increment * (retry_state.attempt_number - 1)
        return max(0, min(result, self.max))


class wait_exponential(wait_base):
    """Twice as long each time, from `min` to `max`."""

    def __init__(self, multiplier=1, max=4.6e18, exp_base=2, min=0):
        self.multiplier = _seconds(multiplier)
        self.min = _seconds(min)
        self.max = _seconds(max)
        self.exp_base = exp_base

    def __call__(self, retry_state):
        try:
            result = self.multiplier * self.exp_base ** (retry_state.attempt_number - 1)
        except OverflowError:
            return self.max
        return max(max(0, self.min), min(result, self.max))


class wait_random_exponential(wait_exponential):
    """At random between `min` and what wait_exponential says."""

    def __call__(self, retry_state):
        from random import uniform

        return uniform(self.min, super().__call__(retry_state))


wait_full_jitter = wait_random_exponential


class wait_exponential_jitter(wait_base):
    def __init__(self, initial=1, max=4.6e18, exp_base=2, jitter=1):
        self.initial = _seconds(initial)
        self.max = _seconds(max)
        self.exp_base = exp_base
        self.jitter = jitter

    def __call__(self, retry_state):
        from random import uniform

        jitter = uniform(0, self.jitter)
        try:
            result = self.initial * self.exp_base ** (retry_state.attempt_number - 1) + jitter
        except OverflowError:
            result = self.max
        return max(0, min(result, self.max))


# Whether to try again.


class retry_base:
    def __and__(self, other):
        return retry_all(self, other)

    def __or__(self, other):
        return retry_any(self, other)


class _retry_never(retry_base):
    def __call__(self, retry_state):
        return False


class _retry_always(retry_base):
    def __call__(self, retry_state):
        return True


retry_never = _retry_never()
retry_always = _retry_always()


class retry_if_exception(retry_base):
    """If an exception was raised that a function says yes to."""

    def __init__(self, predicate):
        self.predicate = predicate

    def __call__(self, retry_state):
        return retry_state.outcome.failed and self.predicate(retry_state.outcome.exception())


class retry_if_exception_type(retry_if_exception):
    def __init__(self, exception_types=Exception):
        self.exception_types = exception_types
        super().__init__(lambda error: isinstance(error, exception_types))


class retry_if_not_exception_type(retry_if_exception):
    def __init__(self, exception_types=Exception):
        self.exception_types = exception_types
        super().__init__(lambda error: not isinstance(error, exception_types))


class retry_unless_exception_type(retry_if_exception):
    """Until an exception of a type is raised."""

    def __init__(self, exception_types=Exception):
        self.exception_types = exception_types
        super().__init__(lambda error: not isinstance(error, exception_types))

    def __call__(self, retry_state):
        return not retry_state.outcome.failed or self.predicate(retry_state.outcome.exception())


class retry_if_exception_cause_type(retry_base):
    def __init__(self, exception_types=Exception):
        self.exception_cause_types = exception_types

    def __call__(self, retry_state):
        if retry_state.outcome.failed:
            error = retry_state.outcome.exception()
            while error is not None:
                if isinstance(error.__cause__, self.exception_cause_types):
                    return True
                error = error.__cause__
        return False


class retry_if_result(retry_base):
    """If a function says yes to the result."""

    def __init__(self, predicate):
        self.predicate = predicate

    def __call__(self, retry_state):
        return not retry_state.outcome.failed and self.predicate(retry_state.outcome.result())


class retry_if_not_result(retry_base):
    def __init__(self, predicate):
        self.predicate = predicate

    def __call__(self, retry_state):
        return not retry_state.outcome.failed and not self.predicate(retry_state.outcome.result())


class retry_if_exception_message(retry_if_exception):
    """If an exception's message is this one, or matches a pattern where there is `re`."""

    def __init__(self, message=None, match=None):
        if message and match:
            raise TypeError(
                f"{type(self).__name__}() takes either 'message' or 'match', not both")
        if message:
            predicate = lambda error: message == str(error)
        elif match:
            import re

            predicate = lambda error: bool(re.match(match, str(error)))
        else:
            raise TypeError(f"{type(self).__name__}() missing 1 required argument 'message' or "
                            "'match'")
        super().__init__(predicate)


class retry_any(retry_base):
    def __init__(self, *retries):
        self.retries = retries

    def __call__(self, retry_state):
        return any(retry(retry_state) for retry in self.retries)


class retry_all(retry_base):
    def __init__(self, *retries):
        self.retries = retries

    def __call__(self, retry_state):
        return all(retry(retry_state) for retry in self.retries)


# What to do around attempts.


def before_nothing(retry_state):
    """Does nothing."""


after_nothing = before_sleep_nothing = before_nothing


def _name(function):
    return f'{function.__module__}.{function.__qualname__}' if hasattr(
        function, '__qualname__') else repr(function)


def _ordinal(number):
    if number % 100 in (11, 12, 13):
        return f'{number}th'
    return f'{number}{ {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")}'


def before_log(logger, log_level):
    def log(retry_state):
        logger.log(log_level, f"Starting call to '{_name(retry_state.fn)}', this is the "
                              f'{_ordinal(retry_state.attempt_number)} time calling it.')

    return log


def after_log(logger, log_level, sec_format='%.3g'):
    def log(retry_state):
        seconds = sec_format % retry_state.seconds_since_start
        logger.log(log_level, f"Finished call to '{_name(retry_state.fn)}' after {seconds}(s), "
                              f'this was the {_ordinal(retry_state.attempt_number)} time calling it.')

    return log


def before_sleep_log(logger, log_level, exc_info=False, sec_format='%.3g'):
    def log(retry_state):
        if retry_state.outcome.failed:
            error = retry_state.outcome.exception()
            verb, value = 'raised', f'{type(error).__name__}: {error}'
            info = error if exc_info else False
        else:
            verb, value, info = 'returned', retry_state.outcome.result(), False
        seconds = sec_format % retry_state.next_action.sleep
        logger.log(log_level, f'Retrying {_name(retry_state.fn)} in {seconds} seconds as it {verb} '
                              f'{value}.', exc_info=info)

    return log


def sleep(seconds):
    time.sleep(seconds)


def sleep_using_event(event):
    return lambda timeout: event.wait(timeout=timeout)


class AttemptManager:
    """A block that is one attempt."""

    def __init__(self, retry_state):
        self.retry_state = retry_state

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is not None:
            self.retry_state.set_exception((exc_type, exc_value, traceback))
            return True
        self.retry_state.set_result(None)
        return None


_unset = object()


class BaseRetrying:
    def __init__(self, sleep=sleep, stop=stop_never, wait=wait_none(),
                 retry=retry_if_exception_type(), before=before_nothing, after=after_nothing,
                 before_sleep=None, reraise=False, retry_error_cls=RetryError,
                 retry_error_callback=None, **extra):
        self.sleep = sleep
        self.stop = stop
        self.wait = wait
        self.retry = retry
        self.before = before
        self.after = after
        self.before_sleep = before_sleep
        self.reraise = reraise
        self.retry_error_cls = retry_error_cls
        self.retry_error_callback = retry_error_callback
        self.statistics = {}

    _options = ('sleep', 'stop', 'wait', 'retry', 'before', 'after', 'before_sleep', 'reraise',
                'retry_error_cls', 'retry_error_callback')

    def copy(self, **changes):
        """The same with some options changed."""
        options = {name: getattr(self, name) for name in self._options}
        return type(self)(**{**options, **{
            name: value for name, value in changes.items() if value is not _unset}})

    def begin(self):
        self.statistics.clear()
        self.statistics['start_time'] = time.monotonic()
        self.statistics['attempt_number'] = 1
        self.statistics['idle_for'] = 0

    def _next(self, state):
        """What is to be done after an attempt: ('return', value) or ('sleep', seconds)."""
        outcome = state.outcome
        self.statistics['delay_since_first_attempt'] = state.seconds_since_start
        asked = outcome.failed and isinstance(outcome.exception(), TryAgain)
        if not asked and not self.retry(state):
            return 'return', outcome
        if self.after is not None:
            self.after(state)
        seconds = state.upcoming_sleep = self.wait(state) if self.wait else 0.0
        if self.stop is not None and self.stop(state):
            return 'give up', outcome
        state.next_action = RetryAction(seconds)
        state.idle_for += seconds
        self.statistics['idle_for'] += seconds
        self.statistics['attempt_number'] += 1
        if self.before_sleep is not None:
            self.before_sleep(state)
        return 'sleep', seconds

    def _give_up(self, state):
        if self.retry_error_callback:
            return self.retry_error_callback(state)
        error = self.retry_error_cls(state.outcome)
        if self.reraise:
            if state.outcome.failed:
                raise state.outcome.exception()
            raise error
        raise error from state.outcome.exception()

    def _before(self, state):
        if self.before is not None:
            self.before(state)

    def wraps(self, f):
        retrying = self

        @wraps(f)
        def wrapped_f(*args, **kw):
            copy = retrying.copy()
            wrapped_f.statistics = copy.statistics
            return copy(f, *args, **kw)

        wrapped_f.retry = self
        wrapped_f.retry_with = lambda *args, **kwargs: self.copy(*args, **kwargs).wraps(f)
        wrapped_f.statistics = {}
        return wrapped_f

    def __repr__(self):
        return (f'<{type(self).__name__} object at {id(self):#x} (stop={self.stop}, '
                f'wait={self.wait}, sleep={self.sleep}, retry={self.retry}, before={self.before}, '
                f'after={self.after})>')


class Retrying(BaseRetrying):
    """Calls a function until it succeeds; iterated over, it gives attempts."""

    def __call__(self, fn, *args, **kwargs):
        self.begin()
        state = RetryCallState(self, fn, args, kwargs)
        while True:
            self._before(state)
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                state.set_exception((type(error), error, error.__traceback__))
            else:
                state.set_result(result)
            action, value = self._next(state)
            if action == 'return':
                return value.result()
            if action == 'give up':
                return self._give_up(state)
            state.prepare_for_next_attempt()
            self.sleep(value)

    def __iter__(self):
        self.begin()
        state = RetryCallState(self, None, (), {})
        while True:
            self._before(state)
            yield AttemptManager(state)
            action, value = self._next(state)
            if action == 'return':
                value.result()
                return
            if action == 'give up':
                self._give_up(state)
                return
            state.prepare_for_next_attempt()
            self.sleep(value)


async def _sleep_in_loop(seconds):
    import asyncio

    await asyncio.sleep(seconds)


class AsyncRetrying(BaseRetrying):
    """The same for coroutine functions."""

    def __init__(self, sleep=_sleep_in_loop, **options):
        super().__init__(sleep, **options)

    async def __call__(self, fn, *args, **kwargs):
        self.begin()
        state = RetryCallState(self, fn, args, kwargs)
        while True:
            self._before(state)
            try:
                result = await fn(*args, **kwargs)
            except BaseException as error:
                state.set_exception((type(error), error, error.__traceback__))
            else:
                state.set_result(result)
            action, value = self._next(state)
            if action == 'return':
                return value.result()
            if action == 'give up':
                return self._give_up(state)
            state.prepare_for_next_attempt()
            await self._sleep(value)

    async def _sleep(self, seconds):
        awaitable = self.sleep(seconds)
        if awaitable is not None:
            await awaitable

    def wraps(self, f):
        retrying = self

        @wraps(f)
        async def wrapped_f(*args, **kw):
            copy = retrying.copy()
            wrapped_f.statistics = copy.statistics
            return await copy(f, *args, **kw)

        wrapped_f.retry = self
        wrapped_f.retry_with = lambda *args, **kwargs: self.copy(*args, **kwargs).wraps(f)
        wrapped_f.statistics = {}
        return wrapped_f

    async def __aiter__(self):
        self.begin()
        state = RetryCallState(self, None, (), {})
        while True:
            self._before(state)
            yield AttemptManager(state)
            action, value = self._next(state)
            if action == 'return':
                value.result()
                return
            if action == 'give up':
                self._give_up(state)
                return
            state.prepare_for_next_attempt()
            await self._sleep(value)


def retry(*dargs, **dkw):
    """A decorator: the function is called until it succeeds, or as the options say."""
    if len(dargs) == 1 and callable(dargs[0]) and not dkw:
        return retry()(dargs[0])

    def wrap(f):
        from asyncio.coroutines import iscoroutinefunction

        if iscoroutinefunction(f):
            return AsyncRetrying(*dargs, **dkw).wraps(f)
        return Retrying(*dargs, **dkw).wraps(f)

    return wrap
