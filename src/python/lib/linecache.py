"""Lines of the program's text, as tracebacks show them."""


def getline(filename, lineno, module_globals=None):
    """A line with its end, or '' if there is none."""
    from _traceback import source_line

    return source_line(filename, lineno)


def getlines(filename, module_globals=None):
    lines = []
    while line := getline(filename, len(lines) + 1):
        lines.append(line)
    return lines


def checkcache(filename=None):
    """Accepted without effect: a text does not change while it runs."""


def clearcache():
    """Accepted without effect."""
