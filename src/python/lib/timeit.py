"""How long a piece of code takes."""
import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    """Times a function, or a statement given as text where there is `exec`."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        namespace = _Namespace(globals)
        self._setup = namespace.function(setup)
        self._stmt = namespace.function(stmt)

    def timeit(self, number=default_number):
        """The time that so many runs take, in seconds."""
        self._setup()
        run = self._stmt
        start = self.timer()
        for _ in range(number):
            run()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """As many runs as take at least 0.2 seconds, and how long they took."""
        scale = 1
        while True:
            for digit in 1, 2, 5:
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


class _Namespace:
    """Where statements given as text run: with the program's names if `globals` is given."""

    def __init__(self, globals):
        self._globals = globals
        self._module = None

    def function(self, code):
        if callable(code):
            return code
        if not isinstance(code, str):
            raise ValueError('stmt is neither a string nor callable')
        if code.strip() == 'pass':
            return lambda: None
        import _code

        if self._module is None:
            self._module = _code.module('<timeit-src>') if self._globals is None else _code.main()
        return _code.function(code, self._module)


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
