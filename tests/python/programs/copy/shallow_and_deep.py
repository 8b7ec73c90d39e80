"""A copy shares what it holds; a deep copy shares nothing, and keeps circles."""
import copy

a = [[1], {'k': [2]}, (3, [4])]
b, c = copy.copy(a), copy.deepcopy(a)
a[0].append('new')
print(b[0], c[0], b[1] is a[1], c[1] is a[1], c)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin, twin[1] is twin)
class Node:
    def __init__(self, value):
        self.value, self.friends = value, []
n = Node([1])
n.friends.append(n)
m = copy.deepcopy(n)
print(m.value == n.value, m.value is n.value, m.friends[0] is m, copy.copy(n).value is n.value)
class Own:
    def __copy__(self):
        return 'copied'
    def __deepcopy__(self, memo):
        return 'deeply'
print(copy.copy(Own()), copy.deepcopy([Own()]), copy.deepcopy(print) is print, copy.copy((1,)))
import threading
try:
    copy.deepcopy(threading.Lock())
except TypeError as error:
    print(error)
