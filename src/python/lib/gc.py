"""The garbage collector: asking for it is accepted, and collects nothing."""

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_LEAK = 1, 2, 4, 38
garbage = []
callbacks = []
_enabled = True


def collect(generation=2):
    return 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_count():
    return 0, 0, 0


def get_threshold():
    return 2000, 10, 0


def set_threshold(*thresholds):
    """Accepted without effect."""


def get_objects(generation=None):
    return []


def get_referrers(*objs):
    return []


def freeze():
    """Accepted without effect."""


unfreeze = freeze
