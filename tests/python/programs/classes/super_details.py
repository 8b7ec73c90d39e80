class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @staticmethod
    def helper(n):
        return n * 2

    @property
    def double(self):
        return self.x * 2


class Child(Base):
    kind = "child"

    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    @classmethod
    def make(cls, *args):
        made = super().make(*args)
        made.made = True
        return made

    @property
    def double(self):
        return super().double + 1

    def kinds(self):
        def inner():
            return super(Child, self).kind

        return self.kind, super().kind, inner(), __class__.__name__

    def closure(self):
        return [super(Child, self).kind for _ in range(2)]


c = Child.make(3, 4)
print(c.x, c.y, c.made, c.double, c.kinds(), c.closure(), Child.helper(4), c.helper(5))
print(repr(super(Child, c))[:24], super(Child, c).double, super(Child, Child).make.__name__)
try:
    super(Child, c).nope
except AttributeError as error:
    print(error)
try:
    super(Child, c).x = 5
except AttributeError as error:
    print(error)
try:
    Child(1)
except TypeError as error:
    print(error)
