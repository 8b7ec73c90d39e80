"""Tracebacks as text."""
import traceback

def inner(n):
    return 1 / n

def outer():
    return inner(0)

try:
    outer()
except ZeroDivisionError as error:
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1], sep='\n')
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno, frame.line)
    print(traceback.format_exception_only(type(error), error), traceback.format_exception_only(error))
    print(''.join(traceback.format_exception(error)).count('File'), traceback.TracebackException.from_exception(error).exc_type.__name__)
try:
    try:
        raise KeyError('first')
    except KeyError as first:
        raise ValueError('second') from first
except ValueError as second:
    text = ''.join(traceback.format_exception(second))
    print('direct cause' in text, text.index('first') < text.index('second'))
def who():
    return traceback.extract_stack()[-1].name
print(who())
