# ChainMap, OrderedDict and defaultdict.
from collections import ChainMap, OrderedDict, defaultdict

settings = ChainMap({'color': 'red'}, {'color': 'blue', 'size': 1})
print(settings['color'], settings['size'], dict(settings), len(settings), settings.maps)
child = settings.new_child({'size': 9})
child['extra'] = True
print(child['size'], child.parents['size'], child.maps[0])
ordered = OrderedDict(a=1, b=2, c=3)
ordered.move_to_end('a')
print(dict(ordered), ordered.popitem(last=False), list(reversed(ordered)))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {'a': 1})
groups = defaultdict(list)
for word in ('ant', 'bee', 'ape'):
    groups[word[0]].append(word)
print(groups, dict(groups), groups.get('z'), 'z' in groups, defaultdict(int, a=1)['b'])
for wrong in (lambda: settings['none'], lambda: OrderedDict().popitem(), lambda: defaultdict(None)['x']):
    try:
        wrong()
    except KeyError as error:
        print(repr(error))
