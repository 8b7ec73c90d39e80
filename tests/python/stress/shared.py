"""Eight threads hammer objects that they share. Whatever they do, some order of their operations must
explain what is there in the end: nothing is torn, lost or there twice."""
import threading
import time
from collections import deque
from queue import Empty, Full, Queue

SECONDS = 1.0
THREADS = 8


class Shared:
    """An instance whose attributes all threads set."""
    pair = (0, 0)


numbers, table, members, both_ends = [], {}, set(), deque()
shared, bounded = Shared(), Queue(maxsize=16)
lock = threading.Lock()
counted = raced = 0
start = threading.Barrier(THREADS)
failures, logs = [], [None] * THREADS


class Log:
    """What one thread has put in, and what it has got out."""

    def __init__(self):
        self.rounds = 0
        self.taken = {'list': [], 'dict': [], 'set': 0, 'queue': [], 'deque': []}
        self.queued = 0


def hammer(me):
    global counted, raced
    log = logs[me] = Log()
    taken = log.taken
    start.wait()
    end = time.monotonic() + SECONDS
    i = 0
    while time.monotonic() < end:
        for _ in range(20):
            token = me, i
            i += 1
            # A list: appended at one end, taken from either.
            numbers.append(token)
            if i % 3 == 0:
                taken['list'].append(numbers.pop(0 if i % 2 else -1))
            assert all(len(seen) == 2 for seen in numbers[-3:])
            # A dict: keys of one's own, and one that all fight for.
            table[token] = i
            first = table.setdefault('first', token)
            assert table['first'] is first
            if i % 3 == 0:
                taken['dict'].append(table.pop((me, i - 1)))
            # A set: one member that all add and discard, and members of one's own.
            members.add('all')
            members.discard('all')
            members.add(token)
            if i % 3 == 0:
                members.remove(token)
                taken['set'] += 1
            # An instance: a pair is never half of one thread's and half of another's.
            shared.pair = (i, -i)
            a, b = shared.pair
            assert a == -b
            setattr(shared, f'own{me}', i)
            assert getattr(shared, f'own{me}') == i
            # Both ends of a deque.
            (both_ends.append if i % 2 else both_ends.appendleft)(token)
            if i % 3 == 0:
                taken['deque'].append((both_ends.pop if i % 2 else both_ends.popleft)())
            # A counter with a lock, and one without.
            with lock:
                counted += 1
            raced += 1
        # A queue that is full or empty at times.
        for turn in range(4):
            try:
                bounded.put((me, log.queued), timeout=0.001)
                log.queued += 1
            except Full:
                pass
            try:
                taken['queue'].append(bounded.get(block=turn == 3, timeout=0.001))
            except Empty:
                pass
    log.rounds = i


def watched(me):
    try:
        hammer(me)
    except BaseException as error:
        failures.append(repr(error))
        raise


def each_once(what, put, got):
    assert len(put) == len(got) == len(set(got)), (what, len(put), len(got), len(set(got)))
    assert set(put) == set(got), what


threads = [threading.Thread(target=watched, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failures, failures
rounds = [log.rounds for log in logs]
tokens = [(me, i) for me in range(THREADS) for i in range(rounds[me])]
all_taken = lambda kind: [item for log in logs for item in log.taken[kind]]
each_once('list', tokens, numbers + all_taken('list'))
each_once('deque', tokens, list(both_ends) + all_taken('deque'))
for me in range(THREADS):
    mine = [i for who, i in numbers if who == me]
    assert mine == sorted(mine), 'appended in order, so there in order'
left = {key for key in table if key != 'first'}
assert len(left) + len(all_taken('dict')) == len(tokens)
assert all(table[key] == key[1] + 1 for key in left)
assert 'all' not in members
assert len(members) + sum(log.taken['set'] for log in logs) == len(tokens)
queued = [(me, n) for me in range(THREADS) for n in range(logs[me].queued)]
remaining = [bounded.get_nowait() for _ in range(bounded.qsize())]
each_once('queue', queued, remaining + all_taken('queue'))
assert bounded.empty()
assert counted == len(tokens), (counted, len(tokens))
assert 0 < raced <= len(tokens)
assert min(rounds) > 0
print('some order explains it')
