# sorted and reversed: keys, stability, what can be reversed.
words = ['pear', 'Fig', 'apple', 'fig', 'Pear']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
print(sorted({3: 'c', 1: 'a'}), sorted('hello'), sorted([(1, 'b'), (1, 'a'), (0, 'z')]))
print(list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed(range(0, 10, 3))))
print(list(reversed({'a': 1, 'b': 2})), list(reversed({'a': 1}.items())))


class Countdown:
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, place):
        if not 0 <= place < self.count:
            raise IndexError(place)
        return place * 10


print(list(reversed(Countdown(3))), list(Countdown(2)), 10 in Countdown(3))
for wrong in (lambda: sorted([1, 'a']), lambda: sorted([1], None), lambda: reversed({1, 2}),
              lambda: sorted(5)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
