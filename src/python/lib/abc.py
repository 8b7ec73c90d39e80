"""Abstract base classes: what a class must have, and what counts as one of them."""

_serial = 0  # raised by every registration, so that remembered answers are asked again


def abstractmethod(funcobj):
    """Marks a method that a class must define before it can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class ABCMeta(type):
    """The type of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstract = {key for key, value in namespace.items() if _is_abstract(value)}
        for base in bases:
            for key in getattr(base, '__abstractmethods__', ()):
                if _is_abstract(getattr(cls, key, None)):
                    abstract.add(key)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._abc_registered = []
        cls._abc_answers = {}
        cls._abc_serial = _serial
        return cls

    def register(cls, subclass):
        """Has a class count as a subclass of this one."""
        global _serial
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registered.append(subclass)
        _serial += 1
        return subclass

    def __instancecheck__(cls, instance):
        kind = type(instance)
        if cls.__subclasscheck__(kind):
            return True
        claimed = instance.__class__
        return claimed is not kind and cls.__subclasscheck__(claimed)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls._abc_serial != _serial:
            cls._abc_answers.clear()
            cls._abc_serial = _serial
        answer = cls._abc_answers.get(subclass)
        if answer is None:
            answer = cls._abc_answers[subclass] = _ask(cls, subclass)
        return answer


def _is_abstract(value):
    if isinstance(value, property):
        return any(map(_is_abstract, (value.fget, value.fset, value.fdel)))
    if isinstance(value, (classmethod, staticmethod)):
        value = value.__func__
    return bool(getattr(value, '__isabstractmethod__', False))


def _ask(cls, subclass):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return bool(answer)
    if cls in getattr(subclass, '__mro__', ()):
        return True
    if any(issubclass(subclass, kind) for kind in cls._abc_registered):
        return True
    return any(issubclass(subclass, kind) for kind in type.__subclasses__(cls))


class ABC(metaclass=ABCMeta):
    """A class to derive from, for those who do not name a metaclass."""

    __slots__ = ()


def get_cache_token():
    return _serial


def update_abstractmethods(cls):
    """Looks again at which methods of a class are abstract."""
    if hasattr(cls, '__abstractmethods__'):
        names = {key for base in cls.__mro__[:-1] for key in base.__dict__}
        cls.__abstractmethods__ = frozenset(
            key for key in names if _is_abstract(getattr(cls, key, None)))
    return cls


def abstractproperty(fget):
    return property(abstractmethod(fget))


def abstractclassmethod(function):
    return classmethod(abstractmethod(function))


def abstractstaticmethod(function):
    return staticmethod(abstractmethod(function))
