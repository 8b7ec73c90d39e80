x: int = 5
y: "forward"
z: list[int] = []
(w): int = 3


class C:
    a: int
    b: str = "b"
    c: "C" = None
    d: dict[str, list[int]] = {}


print(C.__annotations__, x, z, w, hasattr(C, "a"))


def f(a: int, b: "str" = "x", *c: float, d: bool = True, **e: list) -> None:
    local: int = 5
    unassigned: str
    return local


print(f.__annotations__, f(1))


def bare(a, b):
    pass


print(bare.__annotations__)
i = {}
i["k"]: int = 5
C.attr: int = 6
print(i, C.attr)


def deferred():
    value: int
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)


deferred()
from typing import Any, Optional, Union

o: Optional[int] = None
u: Union[int, str] = 5
n: int | None = None
print(o, u, n, isinstance(5, int | str), isinstance("x", int | None), list[int] is not None, Any is not None)
