"""Variables that each thread, and each asyncio task, sees its own value of."""
from _sync import local

_NOTHING = object()


class _Contexts(local):
    """`current` is the context that this thread runs in, as a dict by variable."""

    def __init__(self):
        self.current = Context()


class Context:
    """The values of all context variables; `run` makes it the current one during a call."""

    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, callable, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        before = _contexts.current
        self._entered = True
        _contexts.current = self
        try:
            return callable(*args, **kwargs)
        finally:
            _contexts.current = before
            self._entered = False

    def copy(self):
        twin = Context()
        twin._values = self._values.copy()
        return twin

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


class ContextVar:
    def __init__(self, name, *, default=_NOTHING):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_NOTHING, /):
        """The value here; else what is given, or the variable's own default."""
        value = _contexts.current._values.get(self, default)
        if value is _NOTHING:
            value = self._default
            if value is _NOTHING:
                raise LookupError(self)
        return value

    def set(self, value, /):
        """Sets the value here; the token brings the one before back."""
        values = _contexts.current._values
        token = Token(self, values.get(self, _NOTHING))
        values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not _contexts.current:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._old is _NOTHING:
            _contexts.current._values.pop(self, None)
        else:
            _contexts.current._values[self] = token._old

    def __repr__(self):
        default = '' if self._default is _NOTHING else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    def __class_getitem__(cls, item):
        return cls


class Token:
    """Remembers what a variable was; as a context manager, restores it at the end."""

    MISSING = _NOTHING

    def __init__(self, var, old):
        self._var = var
        self._old = old
        self._context = _contexts.current
        self._used = False

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._var.reset(self)

    def __repr__(self):
        used = 'used ' if self._used else ''
        return f'<Token {used}var={self._var!r} at {id(self):#x}>'


def copy_context():
    return _contexts.current.copy()


_contexts = _Contexts()
