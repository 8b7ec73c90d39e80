# stderr: whole
def fail(kind, text):
    raise kind(text)


def collect():
    errors = []
    for kind, text in [(ValueError, "one"), (KeyError, "two")]:
        try:
            fail(kind, text)
        except Exception as error:
            errors.append(error)
    errors[0].add_note("a note")
    return errors


raise ExceptionGroup("group", [*collect(), ExceptionGroup("nested", [TypeError("t")])])
