# Order of keys, views that follow, and what merges.
ages = {'ann': 3, 'bob': 5}
keys, values, items = ages.keys(), ages.values(), ages.items()
ages['cy'] = 1
ages['ann'] = 9
print(list(keys), list(values), list(items), len(items), ('bob', 5) in items)
del ages['ann']
ages['ann'] = 0
print(ages, list(reversed(ages)), keys & {'bob', 'x'}, keys - {'bob'}, keys | {'z'} >= keys)
print(ages | {'bob': 8, 'dee': 2}, {**ages, 'bob': 1}, dict(ages, ann=4))
ages |= [('eve', 7)]
print(ages.setdefault('eve', 1), ages.setdefault('fay'), ages.pop('zoe', None), ages.popitem())
print(dict.fromkeys('ab', 0), dict(zip('xy', [1, 2])), dict([['k', 'v']]))
for wrong in (lambda: ages['zoe'], lambda: ages.pop('zoe'), lambda: {[]: 1}, lambda: dict([1]),
              lambda: {}.popitem(), lambda: dict(['abc'])):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
try:
    for name in ages:
        ages[name + '!'] = 1
except RuntimeError as error:
    print(error)
