def inner(n):
    print("start", n)
    try:
        got = yield n
        print("got", got)
        got = yield n + 1
        print("got", got)
    finally:
        print("end", n)
    return n * 100


def outer():
    a = yield from inner(1)
    b = yield from inner(2)
    yield (a, b)
    c = yield from [7, 8]
    yield c
    d = yield from "xy"
    return "done"


g = outer()
print(next(g), g.send("s1"), g.send("s2"), g.send("s3"), g.send("s4"))
print(list(g))


def catching():
    while True:
        try:
            yield from inner(5)
        except KeyError as error:
            yield f"outer caught {error!r}"


c = catching()
print(next(c))
print(c.throw(KeyError("k")))
print(next(c))
c.close()


def flatten(tree):
    for item in tree:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4, [5]]]], 6])))


def chain(*its):
    for it in its:
        yield from it


print(list(chain("ab", range(2), (x for x in "c"), {"k": 1})))
try:
    list((yield_from for yield_from in 5))
except TypeError as error:
    print(error)


def bad():
    yield from 5


try:
    list(bad())
except TypeError as error:
    print(error)


class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("from class")


def use():
    result = yield from It()
    yield result


print(list(use()))
