"""Types are written down, and not checked when the program runs."""
from typing import (Any, Callable, ClassVar, Dict, Final, Generic, List, Literal, NamedTuple, NewType, Optional, Protocol,
                    TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable, TYPE_CHECKING)

T = TypeVar('T')

class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)

s: Stack[int] = Stack[int]()
s.push('not an int')
print(s.items, TYPE_CHECKING, cast(int, 'x'), List[int], Dict[str, Any], Callable[[int], str])
print(get_origin(List[int]), get_args(Dict[str, int]), Literal['a', 1], list[int], int | None, get_args(int | str), T)

class Pair(NamedTuple):
    first: int
    second: str = 'two'
print(Pair(1), Pair(1, 'x')._asdict(), Pair._fields)

class Movie(TypedDict, total=False):
    title: str
    year: int
m: Movie = {'title': 'x'}
print(m, Movie(title='y'), type(m).__name__)
UserId = NewType('UserId', int)
print(UserId(5) + 1)

@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
class File:
    def close(self): pass
print(isinstance(File(), Closes), isinstance(3, Closes), Final is not ClassVar)
@overload
def f(x: int) -> int: ...
def f(x): return x
print(f(1))
