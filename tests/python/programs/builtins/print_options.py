# sep, end, file and flush of print.
import sys

print('a', 'b', 'c', sep='-')
print('no newline', end='; ')
print('then this', flush=True)
print(1, [2], (3,), {'four': 4}, None, sep='|', end='!\n')
print()
print('to stdout', file=sys.stdout)
print(*'spread', sep=' ')
for wrong in (lambda: print('x', sep=1), lambda: print('x', end=2)):
    try:
        wrong()
    except TypeError as error:
        print(error)
