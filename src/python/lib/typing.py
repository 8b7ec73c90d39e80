"""Names for annotations. Nothing here checks anything; `Protocol`s that ask for it and `NamedTuple`
and `TypedDict`, which make classes, are what they say."""
import collections.abc as _abc
from abc import ABCMeta

TYPE_CHECKING = False


class _Special:
    """A name that may be written in annotations, with or without parameters."""

    def __init__(self, name, origin=None):
        self._name = name
        self._origin = origin

    def __getitem__(self, item):
        return _Alias(self, item if isinstance(item, tuple) else (item,))

    def __call__(self, *args, **kwargs):
        if self._origin is not None:
            return self._origin(*args, **kwargs)
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self._origin is None:
            raise TypeError(f'{self!r} cannot be used with issubclass()')
        return issubclass(cls, self._origin)

    def __mro_entries__(self, bases):
        return (self._origin,) if self._origin is not None else ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f'typing.{self._name}'

    def __reduce__(self):
        return self._name

    @property
    def __origin__(self):
        return self._origin if self._origin is not None else self


class _Alias:
    """A name with its parameters."""

    def __init__(self, special, args):
        self._special = special
        self._name = special._name
        self.__args__ = args
        self.__origin__ = special.__origin__

    def __getitem__(self, item):
        return _Alias(self._special, item if isinstance(item, tuple) else (item,))

    def __call__(self, *args, **kwargs):
        return self._special(*args, **kwargs)

    def __mro_entries__(self, bases):
        return self._special.__mro_entries__(bases)

    @property
    def __parameters__(self):
        return tuple(arg for arg in self.__args__ if isinstance(arg, TypeVar))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        return (isinstance(other, _Alias) and self._name == other._name
                and self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __repr__(self):
        args = ', '.join(map(_type_repr, self.__args__))
        if self._name == 'Callable' and len(self.__args__) == 2:
            args = f'{_type_repr(self.__args__[0])}, {_type_repr(self.__args__[1])}'
        return f'typing.{self._name}[{args}]'


def _type_repr(obj):
    if isinstance(obj, list):
        return f'[{", ".join(map(_type_repr, obj))}]'
    if obj is type(None):
        return 'None'
    if obj is ...:
        return '...'
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else \
            f'{obj.__module__}.{obj.__qualname__}'
    return repr(obj)


class _UnionSpecial(_Special):
    def __getitem__(self, item):
        args = []
        for arg in item if isinstance(item, tuple) else (item,):
            if arg is None:
                arg = type(None)
            for part in arg.__args__ if isinstance(arg, _UnionAlias) else (arg,):
                if part not in args:
                    args.append(part)
        return args[0] if len(args) == 1 else _UnionAlias(self, tuple(args))


class _UnionAlias(_Alias):
    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __eq__(self, other):
        return isinstance(other, _UnionAlias) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        return ' | '.join(map(_type_repr, self.__args__))


class _OptionalSpecial(_Special):
    def __getitem__(self, item):
        return Union[item, None]


class _LiteralSpecial(_Special):
    def __getitem__(self, item):
        return _LiteralAlias(self, item if isinstance(item, tuple) else (item,))


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__))}]'


class _AnnotatedSpecial(_Special):
    def __getitem__(self, item):
        made = _AnnotatedAlias(self, item)
        made.__origin__ = item[0]
        made.__metadata__ = item[1:]
        return made


class _AnnotatedAlias(_Alias):
    def __repr__(self):
        rest = ', '.join(map(repr, self.__metadata__))
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {rest}]'


ClassVar = _Special('ClassVar')
Concatenate = _Special('Concatenate')
Final = _Special('Final')
LiteralString = _Special('LiteralString')
Never = _Special('Never')
NoReturn = _Special('NoReturn')
NotRequired = _Special('NotRequired')
ReadOnly = _Special('ReadOnly')
Required = _Special('Required')
Self = _Special('Self')
TypeAlias = _Special('TypeAlias')
TypeGuard = _Special('TypeGuard')
TypeIs = _Special('TypeIs')
Unpack = _Special('Unpack')
Union = _UnionSpecial('Union')
Optional = _OptionalSpecial('Optional')
Literal = _LiteralSpecial('Literal')
Annotated = _AnnotatedSpecial('Annotated')


class _AnyMeta(type):
    def __repr__(self):
        return 'typing.Any' if self is Any else type.__repr__(self)

    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)


class Any(metaclass=_AnyMeta):
    """Anything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)

    def __class_getitem__(cls, item):
        raise TypeError('typing.Any is not subscriptable')


List = _Special('List', list)
Dict = _Special('Dict', dict)
Set = _Special('Set', set)
FrozenSet = _Special('FrozenSet', frozenset)
Tuple = _Special('Tuple', tuple)
Type = _Special('Type', type)
Awaitable = _Special('Awaitable', _abc.Awaitable)
Coroutine = _Special('Coroutine', _abc.Coroutine)
AsyncIterable = _Special('AsyncIterable', _abc.AsyncIterable)
AsyncIterator = _Special('AsyncIterator', _abc.AsyncIterator)
AsyncGenerator = _Special('AsyncGenerator', _abc.AsyncGenerator)
Hashable = _Special('Hashable', _abc.Hashable)
Iterable = _Special('Iterable', _abc.Iterable)
Iterator = _Special('Iterator', _abc.Iterator)
Generator = _Special('Generator', _abc.Generator)
Reversible = _Special('Reversible', _abc.Reversible)
Sized = _Special('Sized', _abc.Sized)
Container = _Special('Container', _abc.Container)
Callable = _Special('Callable', _abc.Callable)
Collection = _Special('Collection', _abc.Collection)
MutableSet = _Special('MutableSet', _abc.MutableSet)
Mapping = _Special('Mapping', _abc.Mapping)
MutableMapping = _Special('MutableMapping', _abc.MutableMapping)
MappingView = _Special('MappingView', _abc.MappingView)
KeysView = _Special('KeysView', _abc.KeysView)
ItemsView = _Special('ItemsView', _abc.ItemsView)
ValuesView = _Special('ValuesView', _abc.ValuesView)
Sequence = _Special('Sequence', _abc.Sequence)
MutableSequence = _Special('MutableSequence', _abc.MutableSequence)
ByteString = _Special('ByteString', _abc.ByteString)
AbstractSet = _Special('AbstractSet', _abc.Set)
_elsewhere = {
    'Deque': 'collections.deque', 'DefaultDict': 'collections.defaultdict',
    'OrderedDict': 'collections.OrderedDict', 'Counter': 'collections.Counter',
    'ChainMap': 'collections.ChainMap', 'ContextManager': 'contextlib.AbstractContextManager',
    'AsyncContextManager': 'contextlib.AbstractAsyncContextManager',
}


def __getattr__(name):
    where = _elsewhere.get(name)
    if where is None:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    module, _, attribute = where.rpartition('.')
    return _Special(name, getattr(__import__(module, None, None, [attribute]), attribute))


Text = str
AnyStr = None  # set below


class _Variable:
    """What type variables have in common."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 infer_variance=False, default=None):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__default__ = default

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        sign = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return sign + self.__name__

    def __iter__(self):
        yield Unpack[self]


class TypeVar(_Variable):
    pass


class ParamSpec(_Variable):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(_Variable):
    def __repr__(self):
        return self.__name__


AnyStr = TypeVar('AnyStr', bytes, str)


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = type_params

    def __getitem__(self, item):
        return self

    def __repr__(self):
        return self.__name__


class NewType:
    """A name for a type: called, it returns what it is given."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


class Generic:
    """A class that takes type parameters."""

    __slots__ = ()

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item if isinstance(item, tuple) else (item,))


class _GenericAlias:
    """A generic class with its parameters: called or derived from, it is the class."""

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic and any(
                isinstance(base, _GenericAlias) and base.__origin__ is not Generic
                or base is not self and isinstance(base, type) and issubclass(base, Generic)
                for base in bases):
            return ()
        return (self.__origin__,)

    def __getitem__(self, item):
        return self

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        return (isinstance(other, _GenericAlias) and self.__origin__ is other.__origin__
                and self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        return f'{_type_repr(self.__origin__)}[{", ".join(map(_type_repr, self.__args__))}]'


_NOT_OF_PROTOCOLS = {
    '__abstractmethods__', '__annotations__', '__annotate__', '__annotate_func__',
    '__annotations_cache__', '__dict__', '__doc__', '__firstlineno__', '__init__', '__module__',
    '__new__', '__orig_bases__', '__parameters__', '__qualname__', '__slots__',
    '__static_attributes__', '__subclasshook__', '__type_params__', '__weakref__', '_is_protocol',
    '_is_runtime', '_abc_registered', '_abc_answers', '_abc_serial', '__class_getitem__',
    '__match_args__', '__classdictcell__', '__protocol_attrs__',
}


Protocol = None  # until it is made


class _ProtocolMeta(ABCMeta):
    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cls._is_protocol = Protocol is None or Protocol in cls.__bases__
        if '_is_runtime' not in cls.__dict__:
            cls._is_runtime = False

    def __call__(cls, *args, **kwargs):
        if cls._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        if not cls._is_protocol or cls is Protocol:
            return super().__instancecheck__(instance)
        if not cls._is_runtime:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable '
                            'protocols')
        return super().__instancecheck__(instance) or all(
            hasattr(instance, name) for name in _protocol_attributes(cls))

    def __subclasscheck__(cls, other):
        if not cls._is_protocol or not cls._is_runtime or cls is Protocol:
            return super().__subclasscheck__(other)
        return super().__subclasscheck__(other) or all(
            any(name in base.__dict__ for base in other.__mro__)
            for name in _protocol_attributes(cls))


def _protocol_attributes(cls):
    names = set()
    for base in cls.__mro__:
        if getattr(base, '_is_protocol', False) and base.__name__ != 'Protocol':
            names.update(base.__dict__, getattr(base, '__annotations__', None) or ())
    return names - _NOT_OF_PROTOCOLS


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class that says what others must have to count as its subclasses."""

    __slots__ = ()
    _is_protocol = True


def runtime_checkable(cls):
    """Lets `isinstance` ask a protocol whether an object has its attributes."""
    if not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, '
                        f'got {cls!r}')
    cls._is_runtime = True
    return cls


def _make_supports(name, method):
    @runtime_checkable
    class made(Protocol):
        pass

    setattr(made, method, lambda self: None)
    made.__name__ = made.__qualname__ = name
    return made


SupportsInt = _make_supports('SupportsInt', '__int__')
SupportsFloat = _make_supports('SupportsFloat', '__float__')
SupportsComplex = _make_supports('SupportsComplex', '__complex__')
SupportsBytes = _make_supports('SupportsBytes', '__bytes__')
SupportsIndex = _make_supports('SupportsIndex', '__index__')
SupportsAbs = _make_supports('SupportsAbs', '__abs__')
SupportsRound = _make_supports('SupportsRound', '__round__')


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        from collections import namedtuple

        types = _annotations_in(namespace)
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f'Non-default namedtuple field {name} cannot follow default '
                    f'field{"s" if len(defaults) > 1 else ""} {", ".join(defaults)}')
        made = namedtuple(typename, types, defaults=[namespace[name] for name in defaults],
                          module=namespace['__module__'])
        made.__annotations__ = types
        for key, value in namespace.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields',
                       '_field_defaults', '_make', '_replace', '_asdict'):
                raise AttributeError(f'Cannot overwrite NamedTuple attribute {key}')
            if key not in made._fields and key not in (
                    '__module__', '__qualname__', '__annotations__', '__annotate__',
                    '__annotate_func__', '__classdictcell__'):
                setattr(made, key, value)
        return made


def _annotations_in(namespace):
    """The annotations of a class body, as it was run."""
    found = namespace.get('__annotations__')
    if found is None:
        annotate = namespace.get('__annotate_func__') or namespace.get('__annotate__')
        found = {} if annotate is None else annotate(*[1][:annotate.__code__.co_argcount])
    return dict(found)


class _NamedTupleBase:
    """What a class statement sees of NamedTuple."""

    def __mro_entries__(self, bases):
        return (_named_tuple,)

    def __call__(self, typename, fields=(), /):
        from collections import namedtuple

        fields = list(fields)
        made = namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = dict(fields)
        return made

    def __repr__(self):
        return '<function NamedTuple>'


_named_tuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {'__module__': __name__})
NamedTuple = _NamedTupleBase()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        own = _annotations_in(namespace)
        for key, type_ in own.items():
            kind = getattr(type_, '_name', None)
            needed = total and kind != 'NotRequired' or kind == 'Required'
            (required if needed else optional).add(key)
        annotations.update(own)
        made = type.__new__(_TypedDictMeta, name, (dict,), {
            '__module__': namespace.get('__module__'), '__doc__': namespace.get('__doc__')})
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


class _TypedDictBase:
    def __mro_entries__(self, bases):
        return (_typed_dict,)

    def __call__(self, typename, fields=(), /, *, total=True):
        return _TypedDictMeta(typename, (), {'__annotations__': dict(fields),
                                             '__module__': '__main__'}, total=total)


_typed_dict = type.__new__(_TypedDictMeta, 'TypedDict', (dict,), {'__module__': __name__})
TypedDict = _TypedDictBase()


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    import sys

    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def no_type_check(arg):
    return arg


def overload(func):
    def stub(*args, **kwds):
        raise NotImplementedError(
            'You should not call an overloaded function. A series of @overload-decorated functions '
            'outside a stub module should always be followed by an implementation that is not '
            '@overload-ed.')

    return stub


def final(f):
    return f


def override(method, /):
    return method


def dataclass_transform(**options):
    return lambda cls_or_fn: cls_or_fn


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class and its bases, or of a function."""
    if not isinstance(obj, type):
        return dict(getattr(obj, '__annotations__', {}))
    hints = {}
    for base in reversed(obj.__mro__):
        if base is not object:
            hints.update(getattr(base, '__annotations__', None) or {})
    return hints


def get_origin(tp):
    return getattr(tp, '__origin__', Union if isinstance(tp, type(int | str)) else None)


def get_args(tp):
    return getattr(tp, '__args__', ())


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class IO(Generic):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'
