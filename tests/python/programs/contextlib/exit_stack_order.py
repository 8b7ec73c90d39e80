# ExitStack leaves in the reverse order, whatever is raised.
from contextlib import ExitStack, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def room(name):
    print('enter', name)
    try:
        yield name
    except KeyError as error:
        print(name, 'saw', error)
        raise
    finally:
        print('leave', name)


with ExitStack() as stack:
    print([stack.enter_context(room(name)) for name in 'ab'])
    stack.callback(print, 'called', sep='!')
try:
    with ExitStack() as stack:
        stack.enter_context(room('c'))
        stack.push(lambda kind, value, trace: print('pushed', kind.__name__))
        raise KeyError('lost')
except KeyError as error:
    print('outside', error)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as five:
    print(five)
text = io.StringIO()
with redirect_stdout(text):
    print('kept')
print(repr(text.getvalue()))
