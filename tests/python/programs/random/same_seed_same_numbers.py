"""The numbers of the Mersenne Twister, for a seed."""
import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abc'), random.uniform(1, 2))
print(random.sample(range(100), 5), random.choices('ab', weights=[3, 1], k=8), random.getrandbits(70))
cards = list(range(10))
random.shuffle(cards)
print(cards, random.randrange(0, 100, 7), random.gauss(0, 1), random.expovariate(2), random.triangular(0, 10, 3))
print(random.normalvariate(), random.betavariate(2, 3), random.gammavariate(2, 1), random.paretovariate(3))
own = random.Random('text')
print(own.random(), own.randbytes(4), random.Random(b'bytes').random(), random.Random(1.5).random(), random.Random(-7).random())
state = own.getstate()
first = own.random()
own.setstate(state)
print(own.random() == first, random.Random(2 ** 70).randrange(10 ** 30))
for wrong in (lambda: random.choice([]), lambda: random.randrange(0),
              lambda: random.sample([1], 2), lambda: random.choices([], k=1)):
    try:
        wrong()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, str(error)[:40])
