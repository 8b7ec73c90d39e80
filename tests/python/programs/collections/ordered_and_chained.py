"""A dict that minds its order, and several dicts as one."""
from collections import ChainMap, OrderedDict, UserDict, UserList, UserString

d = OrderedDict(a=1, b=2, c=3)
d.move_to_end('a')
print(list(d.items()), list(d), d == OrderedDict(b=2, c=3, a=1), d == {'a': 1, 'b': 2, 'c': 3})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
d.move_to_end('c', last=False)
print(d.popitem(), d.popitem(last=False), list(d.items()), list(reversed(d)))
chain = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(chain['a'], chain['b'], len(chain), sorted(chain), chain.maps, 'c' in chain, chain.get('c', 0))
child = chain.new_child({'b': 9})
child['new'] = 0
print(child, child.parents['b'], dict(child) == {'a': 1, 'b': 9, 'new': 0})
for wrong in (lambda: chain['zzz'], lambda: chain.__delitem__('b'), lambda: OrderedDict().popitem(),
              lambda: d.move_to_end('zzz')):
    try:
        wrong()
    except KeyError as error:
        print(error)
class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
print(Lower(A=1, B=2), UserList([1, 2]) + [3], UserString('abc').upper())
