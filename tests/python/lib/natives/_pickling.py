"""Stands in for the engine's native `_pickling`: nothing is plain."""


class Memo:
    def __init__(self):
        self.clear()

    def clear(self):
        self._known = {}

    def get(self, obj):
        known = self._known.get(id(obj))
        return None if known is None else known[0]

    def put(self, obj):
        self._known[id(obj)] = len(self._known), obj


def dump(obj, memo):
    return None


def load(data, at, stack, memo):
    return at
