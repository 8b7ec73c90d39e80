"""Where something belongs in a sorted list."""
from bisect import bisect, bisect_left, bisect_right, insort, insort_left

numbers = [1, 3, 3, 5]
print(bisect_left(numbers, 3), bisect_right(numbers, 3), bisect(numbers, 0), bisect(numbers, 9))
insort(numbers, 4)
insort_left(numbers, 3)
print(numbers, bisect_left(numbers, 3, lo=2), bisect_right(numbers, 3, 0, 2))
words = ['fig', 'plum', 'banana']
insort(words, 'lemon', key=len)
print(words, bisect_left(words, 4, key=len))
print([('FDCBA'[bisect([60, 70, 80, 90], score)]) for score in (33, 99, 77, 70)])
try:
    bisect([1, 2], 1, -1)
except ValueError as error:
    print(error)
