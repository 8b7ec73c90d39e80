"""What every test here builds on: a program's outcome with our library and with the interpreter's."""
import contextlib
import io
import re
import sys
import types
import unittest

from universe import Universe


def outcome(module, execute):
    """What a program printed, and the last line of its traceback if it raised."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            execute()
        except BaseException as error:
            kind = type(error)
            where = '' if kind.__module__ == 'builtins' else kind.__module__ + '.'
            printed.write(f'{where}{kind.__qualname__}: {error}')
    return re.sub('0x[0-9a-f]+', '0x', printed.getvalue())


def with_ours(source):
    return outcome(*Universe().program(source))


def with_theirs(source):
    module = types.ModuleType('__main__')
    code = compile(source, 'program.py', 'exec', dont_inherit=True)
    kept = sys.modules['__main__']
    sys.modules['__main__'] = module
    try:
        return outcome(module, lambda: exec(code, module.__dict__))
    finally:
        sys.modules['__main__'] = kept


class LibraryTest(unittest.TestCase):
    maxDiff = None

    def same(self, source, since=(3, 11), prints=None):
        """The program does the same with both libraries; where the interpreter that runs the
        tests is older than `since`, it prints what the documentation says."""
        ours = with_ours(source)
        if sys.version_info >= since:
            self.assertEqual(ours, with_theirs(source))
        if prints is not None:
            self.assertEqual(ours, prints)

    def each(self, setup, *expressions, **options):
        """Every expression has the same repr, or error, with both libraries."""
        lines = [setup]
        for expression in expressions:
            lines.append(
                f'try:\n    print(repr({expression}))\n'
                f'except BaseException as error:\n'
                f'    print(type(error).__module__, type(error).__qualname__, error)'
            )
        self.same('\n'.join(lines), **options)

    def prints(self, source, expected):
        self.assertEqual(with_ours(source), expected)
