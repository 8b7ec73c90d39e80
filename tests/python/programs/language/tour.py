def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

class Animal:
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self):
        return f"{self.name} makes {self.sound()}"
    def sound(self): return "noise"
    def __repr__(self): return f"Animal({self.name!r})"

class Dog(Animal):
    def __init__(self, name, age=3):
        super().__init__(name)
        self.age = age
    def sound(self): return "woof"

print(fib(20), 2**100, 7 // -2, 7 % -2, 1/3, 1e16, -0.0)
d = Dog("rex")
print(d.speak(), d, Animal.count, d.age)
print([x * x for x in range(10) if x % 2], {k: v for k, v in zip("abc", range(3))}, {1, 2, 3})
def gen(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
g = gen(3)
print(next(g), g.send("hi"), list(g))
try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e, repr(e))
finally:
    print("finally")
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, z=6))
a, *b, c = range(5)
print(a, b, c)
print(sorted(["b", "A", "c"], key=lambda s: s.upper(), reverse=True), max(3, 9, 2), sum([0.5] * 10))
with_stmt = []
class CM:
    def __enter__(self): with_stmt.append("in"); return self
    def __exit__(self, *a): with_stmt.append(("out", a[0])); return True
with CM() as cm:
    raise ValueError("x")
print(with_stmt)
def outer():
    x = 0
    def inc():
        nonlocal x
        x += 1
        return x
    return inc
i = outer(); i(); print(i())
match (1, [2, 3], {"k": 4}):
    case (1, [a, *rest], {"k": v}) if v > 3:
        print("matched", a, rest, v)
print(f"{3.14159:.2f} {42:>6} {255:#x} {'a':^5}| {1e6:,}", "%d %s %r" % (1, "x", "y"))
import sys
print(sys.maxsize, "end", sep="-", file=sys.stdout)
x = [1,2]; x.append(x); print(x)
