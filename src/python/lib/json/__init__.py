"""JSON: objects as text, and back."""
import _json

__all__ = ['JSONDecodeError', 'JSONDecoder', 'JSONEncoder', 'dump', 'dumps', 'load', 'loads']


def __getattr__(name):
    if name in ('JSONDecodeError', 'JSONDecoder'):
        from json import decoder as module
    elif name == 'JSONEncoder':
        from json import encoder as module
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    return getattr(module, name)


def dumps(obj, *, cls=None, **options):
    """An object as JSON."""
    if cls is None and not options:
        text = _json.dumps(obj)
        if text is not None:
            return text
    from json.encoder import JSONEncoder

    return (cls or JSONEncoder)(**options).encode(obj)


def dump(obj, fp, *, cls=None, **options):
    """Writes an object to a file as JSON."""
    from json.encoder import JSONEncoder

    for chunk in (cls or JSONEncoder)(**options).iterencode(obj):
        fp.write(chunk)


def loads(s, *, cls=None, **options):
    """The object that a JSON text stands for."""
    if cls is None and not options:
        found = _json.loads(s)
        if found is not None:
            return found[0]
    from json.decoder import JSONDecodeError, JSONDecoder

    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif hasattr(s, 'decode'):
        s = s.decode('utf-8')
        if s.startswith('\ufeff'):
            s = s[1:]
    else:
        raise TypeError('the JSON object must be str, bytes or bytearray, not '
                        f'{type(s).__name__}')
    return (cls or JSONDecoder)(**options).decode(s)


def load(fp, **options):
    """The object that a file's JSON text stands for."""
    return loads(fp.read(), **options)
