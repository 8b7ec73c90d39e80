"""Copies of objects, of the outermost alone or of all that they are made of."""
import builtins

from copyreg import dispatch_table, reduce, set_state


class Error(Exception):
    """An object cannot be copied."""


error = Error

_whole = {
    type(None), int, float, bool, str, tuple, bytes, frozenset, type, range, slice,
    property, type(...), type(NotImplemented), type(lambda: 0), type(len),
} | {getattr(builtins, name) for name in ('complex',) if hasattr(builtins, name)}


def copy(x):
    """A new object with the same parts."""
    cls = type(x)
    if cls in _whole or issubclass(cls, type):
        return x
    if cls in (list, dict, set) or cls.__name__ == 'bytearray':
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    reduced = dispatch_table[cls](x) if cls in dispatch_table else reduce(x)
    return x if isinstance(reduced, str) else _rebuild(reduced, None)


def deepcopy(x, memo=None):
    """A new object with copies of the parts, and of theirs."""
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known
    cls = type(x)
    if cls in _whole and cls is not tuple and cls is not frozenset or issubclass(cls, type):
        return x
    if cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        made = tuple([deepcopy(item, memo) for item in x])
        if id(x) in memo:  # it holds itself, by way of a list
            return memo[id(x)]
        if all(old is new for old, new in zip(x, made)):
            made = x
    elif hasattr(cls, '__deepcopy__'):
        made = x.__deepcopy__(memo)
    elif isinstance(x, type((lambda self: 0).__get__(0))):
        made = x.__func__.__get__(deepcopy(x.__self__, memo))
    else:
        reduced = dispatch_table[cls](x) if cls in dispatch_table else reduce(x)
        made = x if isinstance(reduced, str) else _rebuild(reduced, memo, x)
    if made is not x:
        memo[id(x)] = made
        memo.setdefault(id(memo), []).append(x)  # so that its id stays its own
    return made


def _rebuild(reduced, memo, x=None):
    """An object put together again; with `memo`, of copies of the parts."""
    make, args, state, items, pairs, setter = (*reduced, None, None, None, None)[:6]
    if memo is None:
        def part(value):
            return value
    else:
        def part(value):
            return deepcopy(value, memo)

        args = tuple([part(arg) for arg in args])
    made = make(*args)
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        if setter is not None:
            setter(made, part(state))
        else:
            set_state(made, part(state))
    if items is not None:
        for item in items:
            made.append(part(item))
    if pairs is not None:
        for key, value in dict(pairs).items() if isinstance(pairs, dict) else pairs:
            made[part(key)] = part(value)
    return made


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
