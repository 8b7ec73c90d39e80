"""sys.exit is an exception like others; the status is what it carries."""
import atexit
import sys

atexit.register(lambda: print('at exit'))
for code in (None, 0, 3, 'text', (1, 2)):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error.code), error.args)
try:
    sys.exit(5)
finally:
    print('finally')
