"""Values as JSON."""
import json

value = {'a': [1, 2.5, None, True], 'b': {'é': 'ü"\\\n'}, 'c': (), 1: 'one', None: 0, True: 1.0}
print(json.dumps(value))
print(json.dumps(value, indent=2, ensure_ascii=False))
print(json.dumps({'b': 1, 'a': [1, {'x': []}]}, sort_keys=True, separators=(',', ':'), indent=1))
print(json.dumps([float('inf'), float('nan'), 1e100, 10 ** 20, -0.0]), json.dumps('\u2028\x7f😀'))
class Point:
    def __init__(self, x):
        self.x = x
print(json.dumps([Point(1)], default=lambda p: {'x': p.x}))
class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {2, 1}}, cls=Encoder), json.dumps({(1, 2): 3, 'k': 4}, skipkeys=True))
loop = []
loop.append(loop)
for wrong in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(loop),
              lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps(b'x')):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error)[:47])
