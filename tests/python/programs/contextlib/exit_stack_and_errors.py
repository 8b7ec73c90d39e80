"""What an ExitStack does with errors on the way out."""
from contextlib import ExitStack, contextmanager, AbstractContextManager

class Noisy(AbstractContextManager):
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind.__name__ if kind else None)
        return self.swallow

with ExitStack() as stack:
    stack.enter_context(Noisy('outer'))
    stack.enter_context(Noisy('swallows', True))
    stack.enter_context(Noisy('inner'))
    raise LookupError('gone')
print('after')
with ExitStack() as stack:
    stack.enter_context(Noisy('kept'))
    kept = stack.pop_all()
print('not yet')
kept.close()
@contextmanager
def replaces():
    try:
        yield
    except KeyError as error:
        raise ValueError('replaced') from error
try:
    with replaces():
        raise KeyError('first')
except ValueError as error:
    print(error, repr(error.__cause__))
