"""Random values there and back, and texts with a character too few."""
import json
import random

random.seed(11)
LEAVES = [None, True, False, 0, -1, 7, 2 ** 40, -2 ** 63, 10 ** 30, 0.1, -0.0, 1e22, 1.5e-9, '', 'plain', 'é\u2028ž', '"\\/\b\f\n\r\t\x00\x7f']

def value(depth):
    kind = random.randrange(6) if depth else 0
    if kind == 1:
        return [value(depth - 1) for _ in range(random.randrange(4))]
    if kind == 2:
        return tuple(value(depth - 1) for _ in range(random.randrange(3)))
    if kind == 3:
        return {random.choice(['k', 'key', 'é', 3, None, True, 2.5]): value(depth - 1) for _ in range(random.randrange(4))}
    return random.choice(LEAVES)

refused = kept = 0
for _ in range(300):
    made = value(4)
    text = json.dumps(made)
    again = json.loads(text)
    print(text, json.dumps(again) == text or 'other keys', json.loads(text.encode()) == again)
    spaced = text.replace(', ', ' ,\n\t').replace(': ', ' :\r')
    print(json.loads(json.dumps(spaced)) == spaced)
    cut = random.randrange(len(text))
    try:
        again = json.loads(text[:cut] + text[cut + 1:])
        kept += 1
        print(repr(again)[:60])
    except json.JSONDecodeError:
        refused += 1
print(refused, kept)
for text in ('"\\ud83d\\ude00\\u00e9"', '[1e5, 1E-2, -0, 0.0]', '01', '-', '1.', '.5', '1e', '[1 2]', 'nul', '"\x1f"', '{"a":1 "b":2}', '{1:2}', ' [ ] ', '{}x'):
    try:
        print(ascii(json.loads(text)))
    except json.JSONDecodeError as error:
        print(error)
