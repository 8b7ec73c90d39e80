def gen(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)


for x in gen("break"):
    print(x)
    break
print("after break")
g = gen("del")
next(g)
del g
print("after del")


def use():
    for x in gen("return"):
        return x


print(use())


def raises():
    for x in gen("raise"):
        raise ValueError("in loop")


try:
    raises()
except ValueError as error:
    print("caught", error)
del x
h = gen("never begun")
del h
for x in gen("complete"):
    pass
print("done")
a, *b = gen("unpack")
print(a, b)
print("end")
