"""Two comparisons give all six."""
from functools import cmp_to_key, total_ordering

@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split('.')))
    def __eq__(self, other):
        return self.parts == other.parts
    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts
    def __repr__(self):
        return '.'.join(map(str, self.parts))

a, b = Version('1.2'), Version('1.10')
print(a < b, a <= b, a > b, a >= b, sorted([b, a]), max(a, b))
try:
    a < 3
except TypeError as error:
    print(error)
print(sorted('bca', key=cmp_to_key(lambda x, y: (x < y) - (x > y))))
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as error:
    print(error)
