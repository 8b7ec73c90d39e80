# stderr: whole
def inner():
    yield 1
    raise StopIteration("bad idea")


def outer():
    yield from inner()


for x in outer():
    print(x)
