# Counter.
from collections import Counter

words = Counter('mississippi')
print(words, words.most_common(2), words['z'], words.total(), sorted(words.elements())[:4])
more = Counter(s=1, m=5)
print(words + more, words - more, words & more, words | more, +Counter(a=1, b=-1), -Counter(b=-2))
words.update('ss')
words.subtract({'i': 5})
print(dict(words), words == Counter(dict(words)), Counter(a=1) == Counter(a=1, b=0))
del words['i']
print('i' in words, list(Counter([3, 1, 3])), Counter(a=2) <= Counter(a=3))
