# stderr: whole
def cause():
    try:
        int("x")
    except ValueError as error:
        raise RuntimeError("wrapped") from error


def context():
    try:
        {}["k"]
    except KeyError:
        raise TypeError("second")


def suppressed():
    try:
        [][0]
    except IndexError:
        raise OSError("no context") from None


for f in (cause, context, suppressed):
    try:
        f()
    except Exception as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    raise ValueError("a") from 5
except TypeError as error:
    print(error)
try:
    raise ValueError from KeyError
except ValueError as error:
    print(repr(error), repr(error.__cause__))
e = ValueError("with notes")
e.add_note("note 1")
e.add_note("note 2\nsecond line")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as error:
    print(error)
try:
    cause()
except RuntimeError as error:
    error.add_note("seen")
    raise LookupError("outer") from error
