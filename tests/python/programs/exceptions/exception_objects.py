e = ValueError("a", 2)
print(e, repr(e), e.args, str(ValueError()), repr(ValueError()), str(ValueError(None)), repr(KeyError("k")), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)))
print(isinstance(e, Exception), issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), ValueError.__mro__, OSError is IOError, issubclass(TimeoutError, OSError), issubclass(ModuleNotFoundError, ImportError), issubclass(UnicodeDecodeError, ValueError), issubclass(RecursionError, RuntimeError), issubclass(KeyboardInterrupt, Exception))


class MyError(Exception):
    pass


class Detailed(MyError):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


try:
    raise Detailed(5, "bad")
except MyError as error:
    print(error, repr(error), error.args, error.code)
try:
    raise MyError
except MyError as error:
    print(repr(error), str(error) == "")
for bad in [lambda: (_ for _ in ()).throw(5)]:
    try:
        bad()
    except TypeError as error:
        print(error)
for value in (5, "text", int, None, object()):
    try:
        raise value
    except TypeError as error:
        print(error)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)
o = OSError(2, "No such file")
print(o, repr(o), o.errno, o.strerror, o.filename, type(OSError(2, "x")), OSError("plain"), repr(OSError()), OSError(2, "m", "file.txt"))
s = StopIteration(5)
print(s.value, repr(s), SystemExit(3).code, SystemExit().code, SystemExit("msg").code, AttributeError("x", name="n", obj=1).name, NameError("x", name="q").name, ImportError("m", name="mod", path="p").name)
try:
    raise e.with_traceback(None)
except ValueError as error:
    print(error is e, error.__traceback__ is not None, error.__traceback__.tb_lineno, error.__traceback__.tb_next)
print(ValueError("a") == ValueError("a"), hash(e) == hash(e), bool(ValueError()), BaseException("x"), Exception(1, "a", None), ArithmeticError, Warning("w"))
try:
    assert 1 == 2, "message"
except AssertionError as error:
    print(repr(error))
try:
    assert []
except AssertionError as error:
    print(repr(error))
e.custom = 5
print(e.custom, vars(e))
u = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
print(u, u.start, u.reason, u.object)
