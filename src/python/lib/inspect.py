"""What kind of thing an object is, and what a function takes."""
from asyncio.coroutines import iscoroutinefunction

from types import (
    AsyncGeneratorType, BuiltinFunctionType, CoroutineType, FrameType, FunctionType, GeneratorType,
    MethodType, ModuleType, TracebackType,
)


def ismodule(object):
    return isinstance(object, ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, MethodType)


def isfunction(object):
    return isinstance(object, FunctionType)


def isbuiltin(object):
    return isinstance(object, BuiltinFunctionType)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isgenerator(object):
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    return isinstance(object, CoroutineType)


def isasyncgen(object):
    return isinstance(object, AsyncGeneratorType)


def isawaitable(object):
    return isinstance(object, CoroutineType) or hasattr(type(object), '__await__')


def istraceback(object):
    return isinstance(object, TracebackType)


def isframe(object):
    return isinstance(object, FrameType)


def _has_flag(object, flag):
    object = unwrap(getattr(object, '__func__', object))
    code = getattr(object, '__code__', None)
    return code is not None and bool(code.co_flags & flag)


def isgeneratorfunction(object):
    return _has_flag(object, 0x20)


def isasyncgenfunction(object):
    return _has_flag(object, 0x200)


def isabstract(object):
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def isdatadescriptor(object):
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getdoc(object):
    """The documentation of an object, without its indentation."""
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    from textwrap import dedent

    first, newline, rest = doc.expandtabs().partition('\n')
    return (first.lstrip() + newline + dedent(rest)).strip('\n')


def getmembers(object, predicate=None):
    members = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


def getmodule(object):
    import sys

    return object if ismodule(object) else sys.modules.get(getattr(object, '__module__', None))


def getmro(cls):
    return cls.__mro__


def currentframe():
    import sys

    return sys._getframe(1)


def getgeneratorstate(generator):
    if generator.gi_running:
        return 'GEN_RUNNING'
    if generator.gi_frame is None:
        return 'GEN_CLOSED'
    return 'GEN_SUSPENDED' if getattr(generator, 'gi_suspended', True) else 'GEN_CREATED'


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return 'CORO_RUNNING'
    if coroutine.cr_frame is None:
        return 'CORO_CLOSED'
    return 'CORO_SUSPENDED' if getattr(coroutine, 'cr_suspended', True) else 'CORO_CREATED'


def getsource(object):
    raise OSError('could not get source code')


class _Empty:
    pass


class Parameter:
    """One parameter of a function."""

    empty = _Empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    def __init__(self, name, kind, *, default=_Empty, annotation=_Empty):
        self.name, self.kind = name, kind
        self.default, self.annotation = default, annotation

    def __str__(self):
        text = {self.VAR_POSITIONAL: '*', self.VAR_KEYWORD: '**'}.get(self.kind, '') + self.name
        if self.annotation is not _Empty:
            text += f': {formatannotation(self.annotation)}'
        if self.default is not _Empty:
            text += f' = {self.default!r}' if self.annotation is not _Empty else \
                f'={self.default!r}'
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


def formatannotation(annotation):
    if isinstance(annotation, type):
        return annotation.__qualname__ if annotation.__module__ == 'builtins' else \
            f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


class Signature:
    """All parameters of a function."""

    empty = _Empty

    def __init__(self, parameters=(), *, return_annotation=_Empty):
        self.parameters = {parameter.name: parameter for parameter in parameters}
        self.return_annotation = return_annotation

    def bind(self, *args, **kwargs):
        """What each parameter would get in a call."""
        arguments = {}
        args = list(args)
        for parameter in self.parameters.values():
            name, kind = parameter.name, parameter.kind
            if kind == Parameter.VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind == Parameter.VAR_KEYWORD:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif args and kind != Parameter.KEYWORD_ONLY:
                if name in kwargs and kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = args.pop(0)
            elif name in kwargs and kind != Parameter.POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _Empty:
                raise TypeError(f'missing a required argument: {name!r}')
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)

    def __str__(self):
        parts = []
        seen_star = False
        before = None
        for parameter in self.parameters.values():
            if before == Parameter.POSITIONAL_ONLY != parameter.kind:
                parts.append('/')
            if parameter.kind == Parameter.VAR_POSITIONAL:
                seen_star = True
            elif parameter.kind == Parameter.KEYWORD_ONLY and not seen_star:
                parts.append('*')
                seen_star = True
            parts.append(str(parameter))
            before = parameter.kind
        if before == Parameter.POSITIONAL_ONLY:
            parts.append('/')
        text = f'({", ".join(parts)})'
        if self.return_annotation is not _Empty:
            text += f' -> {formatannotation(self.return_annotation)}'
        return text

    def __repr__(self):
        return f'<Signature {self}>'


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    def apply_defaults(self):
        complete = {}
        for parameter in self.signature.parameters.values():
            name = parameter.name
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif parameter.default is not _Empty:
                complete[name] = parameter.default
            elif parameter.kind == Parameter.VAR_POSITIONAL:
                complete[name] = ()
            elif parameter.kind == Parameter.VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    @property
    def args(self):
        result = []
        for parameter in self.signature.parameters.values():
            if parameter.kind >= Parameter.KEYWORD_ONLY or parameter.name not in self.arguments:
                break
            value = self.arguments[parameter.name]
            result += value if parameter.kind == Parameter.VAR_POSITIONAL else [value]
        return tuple(result)

    @property
    def kwargs(self):
        result = {}
        for parameter in self.signature.parameters.values():
            if parameter.name in self.arguments:
                if parameter.kind == Parameter.VAR_KEYWORD:
                    result.update(self.arguments[parameter.name])
                elif parameter.kind == Parameter.KEYWORD_ONLY:
                    result[parameter.name] = self.arguments[parameter.name]
        return result


def signature(obj, *, follow_wrapped=True):
    """The signature of a Python function, or of a class by its `__init__`."""
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if follow_wrapped:
        obj = unwrap(obj)
    drop_first = False
    if isinstance(obj, type):
        obj, drop_first = obj.__init__, True
    elif ismethod(obj):
        obj, drop_first = obj.__func__, True
    elif not isfunction(obj):
        call = getattr(type(obj), '__call__', None)
        if isfunction(call):
            obj, drop_first = call, True
    code = getattr(obj, '__code__', None)
    if code is None:
        raise ValueError(f'no signature found for builtin {obj!r}')
    names = code.co_varnames
    annotations = getattr(obj, '__annotations__', {})
    count = code.co_argcount
    defaults = obj.__defaults__ or ()
    keyword_defaults = obj.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_Empty):
        parameters.append(Parameter(name, kind, default=default,
                                    annotation=annotations.get(name, _Empty)))

    for index, name in enumerate(names[:count]):
        kind = Parameter.POSITIONAL_ONLY if index < code.co_posonlyargcount else \
            Parameter.POSITIONAL_OR_KEYWORD
        at = index - (count - len(defaults))
        add(name, kind, defaults[at] if at >= 0 else _Empty)
    keyword_only = code.co_kwonlyargcount
    rest = count + keyword_only
    if code.co_flags & 0x04:
        add(names[rest], Parameter.VAR_POSITIONAL)
        rest += 1
    for name in names[count:count + keyword_only]:
        add(name, Parameter.KEYWORD_ONLY, keyword_defaults.get(name, _Empty))
    if code.co_flags & 0x08:
        add(names[rest], Parameter.VAR_KEYWORD)
    return Signature(parameters[1:] if drop_first else parameters,
                     return_annotation=annotations.get('return', _Empty))
