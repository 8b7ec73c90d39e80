"""What sys tells."""
import sys

print(sys.getrecursionlimit(), sys.version_info >= (3, 11), sys.version_info.major, sys.byteorder, sys.maxsize == 2 ** 63 - 1)
print(type(sys.argv).__name__, len(sys.argv), '__main__' in sys.modules, sys.getswitchinterval())
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
sys.stdout.write('written\n')
sys.stdout.flush()
print(sys.stdout.write('12\n'), sys.getdefaultencoding(), sys.intern('a') == 'a', sys.platform)
print(sys.exc_info())
try:
    raise ValueError('x')
except ValueError:
    print(sys.exc_info()[0].__name__, repr(sys.exception()))
for wrong in (lambda: sys.setswitchinterval(0), lambda: sys.setrecursionlimit(0), lambda: sys.stdout.write(1)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, str(error)[:44])
print('to stderr', file=sys.stderr)
sys.exit('a message is printed, and the status is 1')
