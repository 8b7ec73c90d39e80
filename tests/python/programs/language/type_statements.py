# python: 3.12
type Pair = tuple[int, int]
type Tree[T] = list[Tree[T]] | T


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, value: T):
        self.value = value

    def get(self) -> T:
        return self.value


print(first([1, 2]), Box("x").get(), Box[int](5).value)
