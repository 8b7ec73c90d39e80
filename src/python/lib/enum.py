"""Enumerations: classes with a fixed set of instances, which have names."""

__all__ = [
    'CONFORM', 'CONTINUOUS', 'EJECT', 'Enum', 'EnumCheck', 'EnumMeta', 'EnumType', 'Flag',
    'FlagBoundary', 'IntEnum', 'IntFlag', 'KEEP', 'NAMED_FLAGS', 'ReprEnum', 'STRICT', 'StrEnum',
    'UNIQUE', 'auto', 'global_enum', 'member', 'nonmember', 'property', 'unique', 'verify',
]

_property = property
Enum = Flag = None  # until they are made


class auto:
    """A value that the enumeration chooses: the next number, as a rule."""

    _chosen = None

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f'auto({self.value})'


class nonmember:
    """Keeps an attribute of the class from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes an attribute of the class a member."""

    def __init__(self, value):
        self.value = value


class property:
    """A property of members; a member may have its name."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset = fget, fset
        self.name = None
        self.__doc__ = doc or (fget and fget.__doc__)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            found = owner._member_map_.get(self.name) if owner is not None else None
            if found is None:
                raise AttributeError(f'{owner!r} has no attribute {self.name!r}')
            return found
        if self.fget is None:
            raise AttributeError(f'{type(instance)!r} member has no attribute {self.name!r}')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(
                f'<enum {type(instance).__name__!r}> cannot set attribute {self.name!r}')
        self.fset(instance, value)


def _is_plain(name, value):
    """Whether an attribute is no member: special names, methods and other descriptors."""
    if name.startswith('__') and name.endswith('__') or isinstance(value, (nonmember, type)):
        return True
    kind = type(value)
    return not isinstance(value, (auto, member)) and any(
        hasattr(kind, method) for method in ('__get__', '__set__', '__delete__'))


class EnumDict(dict):
    """The name space of an enumeration's body: notes members, and gives `auto` its values."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate = None

    def __setitem__(self, key, value):
        private = f'_{self._cls_name}__'
        if self._cls_name and key.startswith(private) and not key.endswith('__'):
            pass
        elif key.startswith('_') and key.endswith('_') and not key.startswith('__'):
            if key not in ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_',
                           '_ignore_', '_iter_member_', '_iter_member_by_value_',
                           '_iter_member_by_def_', '_add_alias_', '_add_value_alias_',
                           '_value_', '_name_', '_boundary_', '_'):
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum '
                                 'use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate = getattr(value, '__func__', value)
            elif key == '_ignore_':
                self._ignore = value.replace(',', ' ').split() if isinstance(value, str) \
                    else list(value)
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_plain(key, value):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            value = self._settle(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _settle(self, key, value):
        """A value with each `auto` in it replaced by the number it stands for."""
        if isinstance(value, auto):
            return self._choose(key, value)
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple([self._choose(key, item) if isinstance(item, auto) else item
                          for item in value])
        return value

    def _choose(self, key, item):
        self._auto_called = True
        if item._chosen is None:
            item._chosen = (self._generate(
                key, 1, len(self._member_names), self._last_values[:]),)
            item.value = item._chosen[0]
        return item._chosen[0]

    @_property
    def member_names(self):
        return list(self._member_names)


class EnumType(type):
    """The type of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        namespace = EnumDict(cls)
        for base in bases:
            if isinstance(base, EnumType):
                base._check_for_existing_members_(cls, bases)
                break
        for base in reversed(bases):
            generate = getattr(base, '_generate_next_value_', None)
            if generate is not None:
                namespace._generate = generate
        return namespace

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = list(classdict._member_names)
        values = {name: classdict[name] for name in names}
        namespace = {key: value for key, value in classdict.items()
                     if key not in values and key not in classdict._ignore and key != '_ignore_'}
        if 'mro' in names:
            raise ValueError('invalid enum member name(s) \'mro\'')
        order = namespace.pop('_order_', None)
        generate = namespace.get('_generate_next_value_')
        if generate is not None and not isinstance(generate, staticmethod):
            namespace['_generate_next_value_'] = staticmethod(generate)
        data_type = _data_type(cls, bases)
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_member_type_'] = data_type
        made = super().__new__(metacls, cls, bases, namespace, **kwds)
        flag = Flag is not None and issubclass(made, Flag)
        if flag:
            made._boundary_ = boundary or getattr(made, '_boundary_', None) or STRICT
            made._flag_mask_ = made._singles_mask_ = made._all_bits_ = 0
        own_new = namespace.get('__new__')
        if own_new is not None:
            made.__new_member__ = getattr(own_new, '__func__', own_new)
        _set_methods(made, namespace, data_type, bases[-1])
        for name, value in values.items():
            made._add_member(name, value)
        made.__new__ = Enum.__new__
        if flag:
            made._all_bits_ = (1 << made._flag_mask_.bit_length()) - 1
        if order is not None:
            order = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
            if order != [name for name in values if name in made._member_names_]:
                raise TypeError(f'member order does not match _order_:\n  '
                                f'{made._member_names_}\n  {order}')
        return made

    def _add_member(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        new = getattr(cls, '__new_member__', None)
        if new is not None:
            made = new(cls, *args)
            if not hasattr(made, '_value_'):
                made._value_ = value if cls._member_type_ is object else \
                    _converted(cls, args, value)
        elif cls._member_type_ is object:
            made = object.__new__(cls)
            made._value_ = value
        else:
            if cls._member_type_ is tuple:
                args = (args,)
            made = cls._member_type_.__new__(cls, *args)
            made._value_ = _converted(cls, args, value)
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made._sort_order_ = len(cls._member_names_)
        init = _own_init(cls)
        if init is not None:
            init(made, *args)
            value = made._value_
        same = cls._find(value)
        if same is not None:
            cls._member_map_[name] = same
            cls._expose(name, same)
            return
        flag = Flag is not None and issubclass(cls, Flag)
        if flag and isinstance(value, int) and (value == 0 or value & (value - 1)):
            single = False  # none, or several bits: no member of its own when iterated over
        else:
            single = True
        if flag and isinstance(value, int):
            cls._flag_mask_ |= value
            if single and value > 0:
                cls._singles_mask_ |= value
        cls._member_map_[name] = made
        if single:
            cls._member_names_.append(name)
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            pass  # found by comparing
        cls._expose(name, made)

    def _expose(cls, name, made):
        """Makes a member an attribute of the class, unless a property of that name sees to it."""
        for base in cls.__mro__[1:]:
            if isinstance(base.__dict__.get(name), property):
                return
        type.__setattr__(cls, name, made)

    def _find(cls, value):
        try:
            found = cls._value2member_map_.get(value)
        except TypeError:
            found = None
            for made in cls._member_map_.values():
                if made._value_ == value:
                    return made
        return found

    def _check_for_existing_members_(cls, class_name, bases):
        for base in bases:
            for kind in base.__mro__:
                if isinstance(kind, EnumType) and kind._member_names_:
                    raise TypeError(f'<enum {class_name!r}> cannot extend {kind!r}')

    def __bool__(cls):
        return True

    def __call__(cls, value, *args, names=None, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_:
            if args:
                value = (value, *args)
            return cls.__new__(cls, value)
        if args:
            names, = args
        if names is None:
            raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create a '
                            'new, empty, enum')
        return cls._create_(value, names, module, qualname, type, start, boundary)

    def _create_(cls, name, names, module=None, qualname=None, mixin=None, start=1, boundary=None):
        """An enumeration made by a call, of names or of names and values."""
        bases = (cls,) if mixin is None else (mixin, cls)
        classdict = EnumType.__prepare__(name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, dict):
            names = list(names.items())
        values = []
        for item in list(names):
            if isinstance(item, str):
                value = cls._generate_next_value_(item, start, len(values), values[:])
                values.append(value)
            else:
                item, value = item
            classdict[item] = value
        if module is None:
            import sys

            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                module = '__main__'
        classdict['__module__'] = module
        classdict['__qualname__'] = qualname or name
        return EnumType.__new__(EnumType, name, bases, classdict, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except (ValueError, TypeError):
            return cls._find(value) is not None

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __dir__(cls):
        return sorted({*cls._member_names_, '__class__', '__contains__', '__doc__', '__getitem__',
                       '__init_subclass__', '__iter__', '__len__', '__members__', '__module__',
                       '__name__', '__qualname__'})

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    @_property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        kind = 'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'


EnumMeta = EnumType


def _data_type(name, bases):
    """The type besides Enum that members are instances of."""
    found = set()
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    found.add(base._member_type_)
                    break
            elif '__new__' in base.__dict__ or base.__module__ == 'builtins':
                found.add(base)
                break
    if len(found) > 1:
        raise TypeError(f'too many data types for {name!r}: {found!r}')
    return found.pop() if found else object


def _converted(cls, args, value):
    """What a member of a data type has as its value."""
    try:
        return cls._member_type_(*args)
    except Exception as error:
        raise TypeError('_value_ not set in __new__, unable to create it') from error


def _own_init(cls):
    """The `__init__` that the enumeration or a mixin of it defines."""
    for base in cls.__mro__:
        if base is Enum or base is object or base.__module__ == 'builtins':
            continue
        if '__init__' in base.__dict__:
            return base.__dict__['__init__']
    return None


def _set_methods(made, namespace, data_type, enum):
    """Members are shown and pickled as the enumeration before says, not as the data type does."""
    for name in '__repr__', '__str__', '__format__', '__reduce_ex__':
        if name not in namespace and getattr(made, name, None) in (
                getattr(data_type, name, None), getattr(object, name, None)):
            type.__setattr__(made, name, getattr(enum, name))


class Enum(metaclass=EnumType):
    """A class with a fixed set of instances, each of which has a name and a value."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _member_type_ = object

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = cls._find(value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        failure = None
        try:
            found = cls._missing_(value)
        except Exception as error:
            failure = error
        if isinstance(found, cls):
            return found
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT \
                and isinstance(found, int):
            return found
        problem = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if found is None and failure is None:
            raise problem
        if failure is None:
            failure = TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of '
                                'None or a valid member')
        if not isinstance(failure, ValueError):
            failure.__context__ = problem
        raise failure

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of the next `auto`: one more than the greatest so far."""
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    @classmethod
    def _missing_(cls, value):
        """Called for a value that no member has; may return one."""
        return None

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {_shown(self)}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    def __dir__(self):
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value',
                       *(name for base in type(self).__mro__ for name in base.__dict__
                         if name[0] != '_' and name not in type(self)._member_map_)})

    @property
    def name(self):
        """The member's name."""
        return self._name_

    @property
    def value(self):
        """The member's value."""
        return self._value_


def _shown(self):
    kind = type(self)._member_type_
    if kind is object or kind.__repr__ is object.__repr__:
        return repr(self._value_)
    return kind.__repr__(self._value_)


class ReprEnum(Enum):
    """Only `repr` shows a member as an enumeration does; `str` and `format` show its value."""


class IntEnum(int, ReprEnum):
    """Members are ints too."""

    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    """Members are strings too; `auto` gives the name in lower case."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    __new_member__ = __new__
    __str__ = str.__str__
    __format__ = str.__format__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum):
    """Members that can be combined by `|`, `&`, `^` and `~`."""

    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        highest = max(last_values)
        try:
            return 1 << highest.bit_length()
        except AttributeError:
            raise TypeError(f'invalid flag value {highest!r}') from None

    @classmethod
    def _missing_(cls, value):
        """The combination that has these bits."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n'
                                 f'    given {_bits(value, width)}\n'
                                 f'  allowed {_bits(mask, width)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 1 << value.bit_length()) + value
        if value < 0:
            value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        rest = value & ~mask
        names = [single._name_ for single in cls._iter_member_(value)]
        if names:
            made._name_ = '|'.join(names) + (f'|{rest}' if rest else '')
        else:
            made._name_ = None
        return cls._value2member_map_.setdefault(value, made)

    @classmethod
    def _iter_member_(cls, value):
        """The members of one bit that a value consists of."""
        for name in cls._member_names_:
            single = cls._member_map_[name]
            if single._value_ & value:
                yield single

    def __iter__(self):
        return type(self)._iter_member_(self._value_)

    def __len__(self):
        return bin(self._value_ & type(self)._singles_mask_).count('1')

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                            f'and {type(self).__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        if self._name_ is None:
            return f'<{type(self).__name__}: {_shown(self)}>'
        return f'<{type(self).__name__}.{self._name_}: {_shown(self)}>'

    def __str__(self):
        if self._name_ is None:
            return f'{type(self).__name__}({self._value_!r})'
        return f'{type(self).__name__}.{self._name_}'

    def _bits_of(self, other):
        """The bits of what stands on the other side of an operator, or None."""
        if isinstance(other, type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def _combine(self, other, combine):
        bits = self._bits_of(other)
        if bits is None:
            return NotImplemented
        return type(self)(combine(self._value_, bits))

    def __or__(self, other):
        return self._combine(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combine(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combine(other, lambda a, b: a ^ b)

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _bits(value, width):
    """A number in binary, the sign first."""
    sign = 1 if value < 0 else 0
    return f'0b{sign} {value & (1 << width) - 1:0{width}b}'


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too; bits that no member has are kept."""

    __str__ = int.__repr__
    __format__ = int.__format__
    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __contains__ = Flag.__contains__


def unique(enumeration):
    """Refuses an enumeration in which two names have the same value."""
    aliases = [(name, made._name_) for name, made in enumeration.__members__.items()
               if name != made._name_]
    if aliases:
        shown = ', '.join(f'{alias} -> {name}' for alias, name in aliases)
        raise ValueError(f'duplicate values found in {enumeration!r}: {shown}')
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks what is said of an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [f'{name} -> {made._name_}'
                           for name, made in enumeration.__members__.items() if name != made._name_]
                if aliases:
                    raise ValueError(f'aliases found in {enumeration!r}: {", ".join(aliases)}')
            elif check is CONTINUOUS:
                values = {made._value_ for made in enumeration}
                missing = [n for n in range(min(values), max(values) + 1) if n not in values] \
                    if not issubclass(enumeration, Flag) else []
                if missing:
                    kind = type(enumeration).__name__.lower()
                    raise ValueError(f'invalid {kind[:4]} {enumeration.__name__!r}: missing values '
                                     f'{", ".join(map(str, missing))}')
        return enumeration


def global_enum(cls, update_str=False):
    """Makes the members names of the module."""
    import sys

    for name, made in cls.__members__.items():
        setattr(sys.modules[cls.__module__], name, made)
    return cls
