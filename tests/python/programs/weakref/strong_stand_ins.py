"""What can be relied upon: an object that is alive can be reached."""
import weakref

class Node:
    pass

node = Node()
ref = weakref.ref(node)
print(ref() is node, ref is weakref.ref(node) or ref == weakref.ref(node))
table = weakref.WeakValueDictionary()
table['n'] = node
keys = weakref.WeakKeyDictionary()
keys[node] = 1
members = weakref.WeakSet([node])
print(table['n'] is node, keys[node], node in members, len(members), 'n' in table)
class Owner:
    def method(self):
        return 'called'
owner = Owner()
method = weakref.WeakMethod(owner.method)
print(method()(), weakref.proxy(owner).method())
