"""Too deep is an error, and can be caught."""
import sys

def down(n):
    return down(n + 1)

try:
    down(0)
except RecursionError as error:
    print(str(error)[:32])
sys.setrecursionlimit(5000)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(3000), sys.getrecursionlimit())
