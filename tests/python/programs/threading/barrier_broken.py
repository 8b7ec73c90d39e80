"""A barrier that is aborted or waits too long is broken until it is reset."""
import threading

barrier = threading.Barrier(2)
def meet(results):
    try:
        results.append(barrier.wait())
    except threading.BrokenBarrierError as error:
        results.append(type(error).__name__)

results = []
thread = threading.Thread(target=meet, args=(results,))
thread.start()
while barrier.n_waiting == 0:
    pass
barrier.abort()
thread.join()
print(results, barrier.broken)
meet(results)
print(results)
barrier.reset()
print(barrier.broken)
try:
    barrier.wait(timeout=0.001)
except threading.BrokenBarrierError as error:
    print(repr(error), barrier.broken)
print(issubclass(threading.BrokenBarrierError, RuntimeError))
