eg = ExceptionGroup("many", [ValueError(1), TypeError(2), ExceptionGroup("inner", [KeyError("k"), ValueError(3)])])
print(repr(eg), str(eg), eg.message, len(eg.exceptions), isinstance(eg, Exception))
match, rest = eg.split(ValueError)
print(repr(match), repr(rest), repr(eg.subgroup(KeyError)), eg.subgroup(OSError), repr(eg.subgroup(lambda e: isinstance(e, TypeError))), repr(eg.derive([OSError()])))
try:
    raise eg
except* ValueError as group:
    print("V", repr(group), group.exceptions)
except* (TypeError, KeyError) as group:
    print("TK", repr(group))
try:
    try:
        raise eg
    except* ValueError:
        print("some")
except ExceptionGroup as left:
    print("left", repr(left))
try:
    raise ValueError("single")
except* ValueError as group:
    print(repr(group), type(group).__name__)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise RuntimeError("new")
except BaseException as error:
    print(repr(error), repr(error.exceptions))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
finally:
    print("finally")
for bad in [lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", 5)]:
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message, excs)


try:
    raise MyGroup("mine", [ValueError(1), OSError(2)])
except* OSError as g:
    print(type(g).__name__, repr(g))
except* ValueError as g:
    print(type(g).__name__, repr(g))
try:
    try:
        raise TypeError("t")
    except* ValueError:
        pass
except TypeError as error:
    print("unwrapped", repr(error))
