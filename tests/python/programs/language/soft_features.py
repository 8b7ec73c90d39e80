print("no newline", end="")
print()
print(1, 2, 3, sep=", ", end="!\n")
print("a", "b", sep="")
print(*[1, 2], *"ab", sep="|")
print(sep="x")
print("x", None, True, 1.0, [1, "a"], sep=None, end=None)
for bad in [lambda: print("a", sep=1), lambda: print("a", end=1)]:
    try:
        bad()
    except TypeError as error:
        print(error)
import sys

print("to stderr", file=sys.stderr)
print("flushed", flush=True)
sys.stdout.write("written\n")


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


w = Writer()
print("a", 1, sep="-", file=w)
print(w.parts)
for f in (lambda: input(), lambda: open("nope.txt").x):
    try:
        f()
    except (EOFError, OSError) as error:
        print(isinstance(error, (EOFError, OSError)))
print(id(w) == id(w), id([]) is not None, hash("a") == hash("a"), hash(1) == hash(1.0), hash(True), hash(None) is not None, isinstance(hash(w), int), w.__hash__() == hash(w))
print(__debug__, Ellipsis is ..., NotImplemented is NotImplemented)
a = 257
b = 257
print(a == b, "ab" is "ab" if False else "ab" == "ab", None is None, (a is not b) in (True, False))
exec_names = [name for name in ("print", "len", "range") if callable(__builtins__.__dict__.get(name) if hasattr(__builtins__, "__dict__") else None)] if False else 3
print(exec_names, type(print), type(type))
