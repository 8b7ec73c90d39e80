"""A queue of a class of its own says how items are kept, as the library's own do."""
import queue

class Unique(queue.Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        if item not in self.queue:
            self.queue.append(item)

    def _get(self):
        return self.queue.pop()

    def _qsize(self):
        return len(self.queue)

q = Unique()
for item in 'abcabc':
    q.put(item)
print(q.qsize(), [q.get() for _ in range(q.qsize())], q.empty())
