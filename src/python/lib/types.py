"""Names for the types of things that the language itself makes."""


def _function():
    cell = 1

    def inner():
        return cell

    return inner


FunctionType = LambdaType = type(_function)
CellType = type(_function().__closure__[0]) if hasattr(_function(), '__closure__') else type(None)
CodeType = type(_function.__code__)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class _C:
    def _method(self):
        pass


MethodType = type(_C()._method)
MappingProxyType = type(type.__dict__)
WrapperDescriptorType = type(object.__init__)
MethodDescriptorType = type(str.join)


def _generator():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


GeneratorType = type(_generator())
_made = _coroutine()
CoroutineType = type(_made)
_made.close()
AsyncGeneratorType = type(_async_generator())
GenericAlias = type(list[int])
UnionType = type(int | str)

try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
    FrameType = type(_error.__traceback__.tb_frame)
import builtins as _builtins

ModuleType = type(_builtins)
del _made, _builtins, _C


class SimpleNamespace:
    """An object that has the attributes that it is given."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = type(self).__name__
        if name == 'SimpleNamespace':
            name = 'namespace'
        items = ', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())
        return f'{name}({items})'

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **kwargs):
        return type(self)(self.__dict__ | kwargs)


class DynamicClassAttribute:
    """A property of instances that looks like a missing attribute to the class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__

    def __get__(self, instance, owner=None):
        if instance is None:
            raise AttributeError
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class, as a `class` statement would."""
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, bases, namespace, **kwds)


def resolve_bases(bases):
    return tuple(bases)


class _Awaiter:
    def __init__(self, generator):
        self.generator = generator

    def __await__(self):
        return self.generator


def coroutine(func):
    """Lets a generator be awaited."""
    def wrapper(*args, **kwargs):
        return _Awaiter(func(*args, **kwargs))

    wrapper.__wrapped__ = func
    return wrapper
