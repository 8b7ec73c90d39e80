"""Names for values."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique

class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
    @property
    def shade(self):
        return self.name.lower()

print(Color.RED, repr(Color.GREEN), Color(2), Color['RED'], Color.CRIMSON is Color.RED, list(Color), len(Color))
print(Color.RED.name, Color.RED.value, Color.RED.shade, Color.RED == 1, Color.RED in Color, list(Color.__members__), {Color.RED: 'r'})
class Size(IntEnum):
    S = 1
    L = 10
print(Size.S < Size.L, Size.S + 1, Size(10), f'{Size.L}', repr(Size.S), max(Size), sorted([Size.L, Size.S]))
class Mode(StrEnum):
    READ = auto()
    WRITE = 'w'
print(Mode.READ, Mode.WRITE == 'w', Mode('read').upper(), repr(Mode.READ))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
p = Perm.R | Perm.X
print(p, Perm.W in p, p & Perm.R, ~Perm.R & Perm.RW, Perm.RW, bool(Perm(0)), p.value, list(p), Perm(0))
class Bits(IntFlag):
    A = 1
    B = 2
print(Bits.A | Bits.B, Bits(3) & 1, Bits.A + 1)
class Planet(Enum):
    EARTH = (5.97, 6.37)
    def __init__(self, mass, radius):
        self.mass = mass
print(Planet.EARTH.mass, Enum('Animal', 'CAT DOG').DOG, Color.__doc__ is None)
for wrong in (lambda: Color(3), lambda: Color['BLUE'], lambda: setattr(Color, 'RED', 5), lambda: Color.RED < Color.GREEN):
    try:
        wrong()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, str(error)[:33])
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
