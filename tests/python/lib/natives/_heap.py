"""Stands in for the engine's native `_heap`: nothing is plain."""


def rise(heap, start, at):
    return False


def sink(heap, at):
    return False


def push(heap, item):
    return False


def pop(heap):
    return None
