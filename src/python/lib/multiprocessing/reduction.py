"""Objects as bytes between processes, the engine's own shared ones included."""
import copyreg
import pickle

from multiprocessing.context import _spawning


class ForkingPickler(pickle.Pickler):
    """A pickler that other modules can teach about types of theirs."""

    dispatch_table = dict(copyreg.dispatch_table)

    @classmethod
    def register(cls, type, reduce):
        cls.dispatch_table[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        return cls(None, protocol)._bytes(obj)

    loads = pickle.loads


dumps = ForkingPickler.dumps
loads = pickle.loads


def dump_for_child(obj):
    """Like `dumps`, with locks and queues allowed: a new process may be given them."""
    before = _spawning.now
    _spawning.now = True
    try:
        return dumps(obj)
    finally:
        _spawning.now = before
