"""Stands in for the engine's native `_traceback`."""
from linecache import getline as source_line


def carets(tb):
    return None


def suggestion(exc):
    return None
