"""Classes that are not whole cannot be made."""
from abc import ABC, ABCMeta, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self):
        """How large."""
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f'{self.name}: {self.area()}'

class Square(Shape):
    name = 'square'
    def area(self):
        return 4

print(Square().describe(), sorted(Shape.__abstractmethods__), isinstance(Square(), Shape), Shape.area.__isabstractmethod__)
for wrong in (Shape, type('Half', (Shape,), {'name': 'half'})):
    try:
        wrong()
    except TypeError as error:
        print(str(error)[:40])

class Drawable(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, 'draw') or NotImplemented
class Line:
    def draw(self): pass
class Dot: pass
Drawable.register(Dot)
print(isinstance(Line(), Drawable), issubclass(Dot, Drawable), issubclass(int, Drawable), Drawable in Line.__mro__)
