"""Context managers made of generators, and the small ready-made ones."""
from contextlib import (ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress)
import io

@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    except ValueError as error:
        print('handled', error)
    finally:
        print(f'</{name}>')

with tag('a') as a, tag('b'):
    print(a)
with tag('c'):
    raise ValueError('inside')
try:
    with tag('d'):
        raise KeyError('passes')
except KeyError as error:
    print('outside', error)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with redirect_stdout(io.StringIO()) as text:
    print('hidden')
print(repr(text.getvalue()))
class Thing:
    def close(self):
        print('closed')
with closing(Thing()) as thing, nullcontext(5) as five:
    print(five, type(thing).__name__)
with ExitStack() as stack:
    for name in 'xy':
        stack.enter_context(tag(name))
    stack.callback(print, 'callback')
    stack.push(lambda *details: print('details', details))

@tag('decorator')
def decorated():
    print('decorated')
decorated()
decorated()
@contextmanager
def never():
    return
    yield
try:
    with never():
        pass
except RuntimeError as error:
    print(error)
@contextmanager
def twice():
    yield
    yield
try:
    with twice():
        pass
except RuntimeError as error:
    print(error)
