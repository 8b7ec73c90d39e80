"""Classes made of their fields. The methods are closures; no code is made as text."""
__all__ = [
    'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'Field', 'asdict', 'astuple',
    'dataclass', 'field', 'fields', 'is_dataclass', 'make_dataclass', 'replace',
]


class FrozenInstanceError(AttributeError):
    """A frozen instance cannot be changed."""


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD, _CLASS_VAR, _INIT_VAR = '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'
_FIELDS, _PARAMS = '__dataclass_fields__', '__dataclass_params__'


class InitVar:
    """Marks an argument of `__init__` that is passed to `__post_init__` and not kept."""

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        return f'dataclasses.InitVar[{getattr(self.type, "__name__", repr(self.type))}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        shown = ', '.join(f'{name}={getattr(self, name)!r}' for name in Field.__slots__[:-1])
        return f'Field({shown},_field_type={self._field_type})'

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), '__set_name__', None)
        if method:
            method(self.default, owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Says more about a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


class _Params:
    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        options = ','.join(f'{name}={value!r}' for name, value in vars(self).items())
        return f'_DataclassParams({options})'


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Gives a class the methods that follow from its annotated attributes."""
    def decorate(cls):
        return _process(cls, _Params(
            init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
            match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))

    return decorate if cls is None else decorate(cls)


def _process(cls, params):
    fields = {}
    has_frozen_base = has_open_base = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            fields.update(inherited)
            if getattr(base, _PARAMS).frozen:
                has_frozen_base = True
            else:
                has_open_base = True
    _collect(cls, fields, params.kw_only)
    if has_open_base and params.frozen:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    if has_frozen_base and not params.frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, params)
    has_own_hash = cls.__dict__.get('__hash__', MISSING) is not MISSING and not (
        cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    real = [f for f in fields.values() if f._field_type is _FIELD]
    if params.init:
        _set_new(cls, '__init__', _make_init(cls, fields, params.frozen))
    _set_new(cls, '__replace__', _replace)
    if params.repr:
        _set_new(cls, '__repr__', _make_repr([f.name for f in real if f.repr]))
    compared = [f.name for f in real if f.compare]
    if params.eq:
        _set_new(cls, '__eq__', _make_eq(compared))
    if params.order:
        for name, compare in _orders.items():
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__} '
                                'Consider using functools.total_ordering')
            _set_new(cls, name, _make_order(compared, compare))
    if params.frozen:
        for name, method in _make_frozen(cls, {f.name for f in real}):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
            setattr(cls, name, method)
    _set_hash(cls, params, real, has_own_hash)
    if params.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in fields.values() if f.init and not f.kw_only
                                   and f._field_type is not _CLASS_VAR)
    if cls.__dict__.get('__doc__') is None:
        cls.__doc__ = cls.__name__ + _signature(fields)
    if params.slots:
        cls = _with_slots(cls, real, params.weakref_slot)
    if hasattr(cls, '__abstractmethods__'):
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return cls


def _collect(cls, fields, kw_only):
    """Adds the class's own fields, in the order of their annotations."""
    annotations = _own_annotations(cls)
    seen_marker = False
    for name, type_ in annotations.items():
        if type_ is KW_ONLY or isinstance(type_, str) and type_.split('.')[-1] == 'KW_ONLY':
            if seen_marker:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_marker = kw_only = True
            continue
        fields[name] = f = _make_field(cls, name, type_, kw_only)
        if isinstance(cls.__dict__.get(name), Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')


def _own_annotations(cls):
    """The annotations of the class itself, not of its bases."""
    own = cls.__dict__.get('__annotations__')
    if own is None:
        own = getattr(cls, '__annotations__', None) or {}
        for base in cls.__mro__[1:-1]:
            if getattr(base, '__annotations__', None) is own:
                return {}
    return own


def _make_field(cls, name, type_, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ in ('member_descriptor', 'MemberDescriptorType'):
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = type_
    f._field_type = _kind(type_)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if f._field_type is _CLASS_VAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default is not MISSING and _unhashable(f.default):
        raise ValueError(f'mutable default {type(f.default)} for field {name} is not allowed: use '
                         'default_factory')
    return f


def _unhashable(value):
    return getattr(type(value), '__hash__', None) is None


def _kind(type_):
    if isinstance(type_, InitVar) or type_ is InitVar:
        return _INIT_VAR
    if isinstance(type_, str):
        name = type_.partition('[')[0].split('.')[-1]
        return {'ClassVar': _CLASS_VAR, 'InitVar': _INIT_VAR}.get(name, _FIELD)
    origin = getattr(type_, '__origin__', type_)
    if getattr(origin, '_name', None) == 'ClassVar':
        return _CLASS_VAR
    return _FIELD


def _set_new(cls, name, function):
    """Sets a method unless the class has its own."""
    if name in cls.__dict__:
        return
    if function is not _replace:
        function.__qualname__ = f'{cls.__qualname__}.{name}'
        function.__module__ = cls.__module__
    setattr(cls, name, function)


def _signature(fields):
    """The parameters of `__init__`, as text."""
    parts = []
    marked = False
    usual = [f for f in fields.values() if f.init and f._field_type is not _CLASS_VAR]
    for f in [f for f in usual if not f.kw_only] + [f for f in usual if f.kw_only]:
        if f.kw_only and not marked:
            marked = True
            parts.append('*')
        type_ = f.type.type if isinstance(f.type, InitVar) else f.type
        text = f'{f.name}: {getattr(type_, "__name__", None) or repr(type_)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return f'({", ".join(parts)})'


def _make_init(cls, fields, frozen):
    usual = [f for f in fields.values() if f._field_type is not _CLASS_VAR]
    optional = None
    for f in usual:
        if f.init and not f.kw_only:
            if f.default is not MISSING or f.default_factory is not MISSING:
                optional = f
            elif optional is not None:
                raise TypeError(f'non-default argument {f.name!r} follows default argument '
                                f'{optional.name!r}')
    positional = [f.name for f in usual if f.init and not f.kw_only]
    known = {f.name for f in usual if f.init}
    size = len(positional)
    # Of each field: what sets it, besides an argument.
    steps = [(f.name, f.init, f.default, f.default_factory, f._field_type is _INIT_VAR)
             for f in usual]
    # The usual call: so many positional arguments, and defaults for the rest.
    least = sum(f.default is MISSING and f.default_factory is MISSING for f in usual)
    if not all(f.init and not f.kw_only and f._field_type is _FIELD for f in usual):
        least = size + 1
    has_post_init = hasattr(cls, '__post_init__')
    call = f'{cls.__qualname__}.__init__()'
    put = object.__setattr__ if frozen else setattr

    def __init__(self, /, *args, **kwargs):
        if least <= len(args) <= size and not kwargs:
            for name, value in zip(positional, args):
                put(self, name, value)
            for name, _, default, factory, _ in steps[len(args):]:
                put(self, name, default if factory is MISSING else factory())
            if has_post_init:
                self.__post_init__()
            return
        if len(args) > size:
            raise _too_many(call, usual, args, kwargs)
        values = dict(zip(positional, args))
        for name, value in kwargs.items():
            if name not in known:
                raise TypeError(f'{call} got an unexpected keyword argument {name!r}')
            if name in values:
                raise TypeError(f'{call} got multiple values for argument {name!r}')
            values[name] = value
        passed = []
        for name, init, default, factory, only_passed in steps:
            if init and name in values:
                value = values[name]
            elif factory is not MISSING:
                value = factory()
            elif default is not MISSING:
                value = default
                if not init and not only_passed:
                    continue  # the class's attribute will do
            elif init:
                raise _missing(call, usual, values)
            else:
                continue
            if only_passed:
                passed.append(value)
            else:
                put(self, name, value)
        if has_post_init:
            self.__post_init__(*passed)

    __init__.__annotations__ = {f.name: f.type for f in usual if f.init}
    __init__.__annotations__['return'] = None
    return __init__


def _missing(call, usual, values):
    """The error of a call without arguments that it needs."""
    for kind, kw_only in ('positional', False), ('keyword-only', True):
        names = [repr(f.name) for f in usual if f.init and f.kw_only == kw_only
                 and f.name not in values and f.default is MISSING
                 and f.default_factory is MISSING]
        if names:
            plural = 's' if len(names) > 1 else ''
            shown = ' and '.join(names) if len(names) < 3 else \
                ', '.join(names[:-1]) + ', and ' + names[-1]
            return TypeError(f'{call} missing {len(names)} required {kind} argument{plural}: '
                             f'{shown}')
    return TypeError(call)


def _too_many(call, usual, args, kwargs):
    positional = [f for f in usual if f.init and not f.kw_only]
    optional = sum(f.default is not MISSING or f.default_factory is not MISSING
                   for f in positional)
    size = len(positional) + 1
    takes = f'from {size - optional} to {size}' if optional else size
    plural = 's' if size != 1 or optional else ''
    given = len(args) + 1
    return TypeError(f'{call} takes {takes} positional argument{plural} but {given} were given')


def _make_repr(names):
    active = set()

    def __repr__(self):
        key = id(self)
        if key in active:
            return '...'
        active.add(key)
        try:
            items = ', '.join([f'{name}={getattr(self, name)!r}' for name in names])
            return f'{type(self).__qualname__}({items})'
        finally:
            active.discard(key)

    return __repr__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        for name in names:
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine is not theirs and not mine == theirs:
                return False
        return True

    return __eq__


_orders = {
    '__lt__': lambda a, b: a < b, '__le__': lambda a, b: a <= b,
    '__gt__': lambda a, b: a > b, '__ge__': lambda a, b: a >= b,
}


def _make_order(names, compare):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(_values(self, names), _values(other, names))

    return method


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    return ('__setattr__', __setattr__), ('__delattr__', __delattr__)


def _set_hash(cls, params, real, has_own_hash):
    if params.unsafe_hash:
        if has_own_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not params.eq or has_own_hash:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    names = [f.name for f in real if (f.compare if f.hash is None else f.hash)]

    def __hash__(self):
        return hash(_values(self, names))

    __hash__.__qualname__ = f'{cls.__qualname__}.__hash__'
    cls.__hash__ = __hash__


def _with_slots(cls, real, weakref_slot):
    """The class made again, with the fields as slots."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = {name for base in cls.__mro__[1:-1] for name in base.__dict__.get('__slots__', ())}
    namespace = dict(cls.__dict__)
    names = [f.name for f in real]
    namespace['__slots__'] = tuple(
        [name for name in names if name not in inherited] + ['__weakref__'] * weakref_slot)
    for name in [*names, '__dict__', '__weakref__']:
        namespace.pop(name, None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if made.__dict__[_PARAMS].frozen:
        # The frozen methods ask for the class itself, which is another one now.
        for name, method in _make_frozen(made, set(names)):
            setattr(made, name, method)

        def __getstate__(self):
            return [getattr(self, name) for name in names]

        def __setstate__(self, state):
            for name, value in zip(names, state):
                object.__setattr__(self, name, value)

        for method in __getstate__, __setstate__:
            if method.__name__ not in namespace:
                setattr(made, method.__name__, method)
    return made


def fields(class_or_instance):
    """The fields of a dataclass or of an instance, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """An instance as a dictionary, with all that its fields hold turned as well."""
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _turned(obj, lambda obj: dict_factory(
        [(f.name, _turned(getattr(obj, f.name), None, dict_factory)) for f in fields(obj)]),
        dict_factory)


def _turned(obj, turn, factory):
    if _is_instance(obj):
        if turn is not None:
            return turn(obj)
        return factory([(f.name, _turned(getattr(obj, f.name), None, factory))
                        for f in fields(obj)])
    return _turned_parts(obj, lambda item: _turned(item, None, factory))


def _turned_parts(obj, turn):
    kind = type(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[turn(item) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([turn(item) for item in obj])
    if isinstance(obj, dict):
        items = [(turn(key), turn(value)) for key, value in obj.items()]
        if hasattr(kind, 'default_factory'):
            made = kind(obj.default_factory)
            made.update(items)
            return made
        return kind(items)
    from copy import deepcopy

    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """An instance as a tuple, with all that its fields hold turned as well."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')

    def turn(item):
        if _is_instance(item):
            return tuple_factory([turn(getattr(item, f.name)) for f in fields(item)])
        return _turned_parts(item, turn)

    return turn(obj)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _CLASS_VAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be '
                                'specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _INIT_VAR:
                if f.default is MISSING:
                    raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
                changes[f.name] = f.default
            else:
                changes[f.name] = getattr(self, f.name)
    return type(self)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    """A dataclass made of a list of names, `(name, type)` and `(name, type, field)`."""
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, type_ = item, 'typing.Any'
        elif len(item) == 2:
            name, type_ = item
        elif len(item) == 3:
            name, type_, namespace[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = type_
    namespace['__annotations__'] = annotations
    namespace['__module__'] = module or 'types'
    return dataclass(type(cls_name, bases, namespace), **options)
