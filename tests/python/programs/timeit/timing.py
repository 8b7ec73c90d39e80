"""How long a piece of code takes; the figures differ, their kinds do not."""
import timeit

calls = []
took = timeit.timeit(lambda: calls.append(1), number=5)
print(type(took).__name__, took >= 0, len(calls))
times = timeit.repeat(lambda: calls.append(1), repeat=3, number=2)
print(len(times), len(calls), all(t >= 0 for t in times))
timer = timeit.Timer(lambda: None)
number, took = timer.autorange(lambda number, took: None)
print(number >= 1, took >= 0.2, timeit.default_timer() > 0)
