def pos_only(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(pos_only(1, d=4), pos_only(1, 2, 3, 4, 5, d=6, f=7), pos_only(1, d=0, a=9, b=8), pos_only(*[1, 2], **{"d": 3}), pos_only(1, c=7, d=8))


def simple(a, b):
    return a, b


def defaults(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c


def keyword_only(*, x, y=1):
    return x, y


def star_only(*args):
    return args


def kw_only(**kw):
    return kw


def none():
    pass


print(simple(b=1, a=2), defaults(1), defaults(2), keyword_only(x=0), star_only(), star_only(1, *[2, 3], *"ab"), kw_only(a=1, **{"b": 2}), none())
for call in [
    lambda: simple(), lambda: simple(1), lambda: simple(1, 2, 3), lambda: simple(1, a=1), lambda: simple(1, c=1), lambda: simple(b=1), lambda: none(1), lambda: none(a=1),
    lambda: keyword_only(), lambda: keyword_only(1), lambda: keyword_only(1, x=2), lambda: keyword_only(x=1, z=2), lambda: pos_only(), lambda: pos_only(a=1, d=2), lambda: pos_only(1), lambda: defaults(),
    lambda: defaults(1, 2, 3), lambda: star_only(a=1), lambda: kw_only(1), lambda: simple(*[1, 2, 3]), lambda: simple(**{"a": 1}), lambda: simple(**{"a": 1}, b=2, **{"c": 3}), lambda: simple(1, **{"a": 1}),
    lambda: simple(*5), lambda: simple(**5), lambda: kw_only(**{1: 2}), lambda: kw_only(a=1, **{"a": 2}), lambda: (lambda x: x)(), lambda: (lambda x, y=1: x)(1, 2, 3), lambda: (lambda *, k: k)(1),
]:
    try:
        print(call())
    except TypeError as error:
        print(error)


def three(a, b, c):
    pass


for call in [lambda: three(), lambda: three(1), lambda: three(1, 2, 3, 4), lambda: three(a=1)]:
    try:
        call()
    except TypeError as error:
        print(error)


class C:
    def m(self, a):
        pass

    def no_self():
        pass


for call in [lambda: C().m(), lambda: C().m(1, 2), lambda: C().no_self(), lambda: C.m(), lambda: C.m(1)]:
    try:
        call()
    except TypeError as error:
        print(error)
