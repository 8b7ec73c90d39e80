def f(n):
    return f(n + 1)


try:
    f(0)
except RecursionError as error:
    print(error)


class C:
    def __repr__(self):
        return repr(self)

    def __eq__(self, o):
        return self == o

    def __getattr__(self, n):
        return getattr(self, n + "x")


for g in (lambda: repr(C()), lambda: C() == C(), lambda: C().a):
    try:
        g()
    except RecursionError as error:
        print(str(error)[:32])
deep = []
for _ in range(100000):
    deep = [deep]
for g in (lambda: repr(deep), lambda: deep == [[]] * 1 or deep == eval_copy, lambda: str(deep)):
    try:
        g()
        print("fine")
    except RecursionError as error:
        print(str(error)[:32])
    except NameError:
        print("name")
depth = 0


def count():
    global depth
    depth += 1
    count()


try:
    count()
except RecursionError:
    print(900 < depth <= 1000)
print(f"{sum(range(10))}")
