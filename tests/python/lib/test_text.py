"""json, io, traceback and logging."""
from compare import LibraryTest


class JsonTest(LibraryTest):
    def test_dumps(self):
        self.each(
            '''
import json, io
loop = []
loop.append(loop)
class Point:
    x = 1
class Encoder(json.JSONEncoder):
    def default(self, o):
        return {'x': o.x} if isinstance(o, Point) else super().default(o)
def written(*args, **kwargs):
    file = io.StringIO()
    json.dump(*args, file, **kwargs)
    return file.getvalue()
''',
            *[f'json.dumps({value})' for value in (
                'None', 'True', '1', '-1.5', '1e100', '0.1', 'float("nan")', 'float("-inf")',
                '"text"', '"é\\n\\"\\\\/😀\\x00\\x7f"',
                '[]', '[1, [2, {}]]', '{}', '{"a": 1, "b": [None]}', '(1, 2)',
                '{1: 2, None: 3, True: 4, 1.5: 5}',
                '{(1,): 2}', 'object', 'loop', '{1}', 'b"x"', '2**70', '"é", ensure_ascii=False',
                '[1, 2], indent=2',
                '{"a": {"b": []}, "c": [1, {}]}, indent=4', '[1, {"a": 2}], indent="--"',
                '[1], indent=0',
                '{"b": 1, "a": 2}, sort_keys=True', '[1, {"a": 2}], separators=(",", ":")',
                '{(1,): 2, "a": 1}, skipkeys=True',
                'Point(), default=lambda o: o.x', 'Point(), cls=Encoder',
                '[Point(), {"p": Point()}], cls=Encoder', '{}, indent=2', '{"a": {}}, indent=2',
                '"\\u2028"', '"\\ud800"')],
            'written([1, {"a": None}], indent=1)', '"".join(json.JSONEncoder().iterencode([1]))',
            'json.JSONEncoder(sort_keys=True).encode({"b": 1, "a": 2})',
        )

    def test_loads(self):
        self.each(
            '''
import json, io
from decimal import Decimal
''',
            *[f'json.loads({text!r})' for text in (
                'null', 'true', 'false', '1', '-0', '1.5', '1e5', '-1E-2', '"a"',
                '"\\u00e9\\n\\/\\"\\\\"', '"\\ud83d\\ude00"',
                '"\\ud83d"', '"\\ud83dx"', '[]', '[1, [2], {"a": {}}]',
                ' { "a" : 1 , "b" : [ ] } ', '{"a": 1, "a": 2}', 'NaN', '-Infinity', '"é"',
                '', ' ', '[', '[1', '[1,', '[1 2]', '{', '{"a"', '{"a" 1}', '{"a": 1',
                '{"a": 1 "b"}', '{a: 1}', "{'a': 1}", '"abc',
                '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '1 2', 'nul', '01', '-', '1.', '.5',
                '1e', '+1', '[1]]', '{"a": }', 'tru',
                '[1,\n 2,\n x]', '"\\', '1.5.5', '{1: 2}')],
            'json.loads(b\'{"a": 1}\')', 'json.loads(5)', 'json.loads("\\ufeff1")',
            'json.load(io.StringIO("[1]"))',
            'json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "!")',
            'json.loads("NaN", parse_constant=str)',
            'json.loads(\'{"a": {"b": 1}}\', object_hook=lambda d: sorted(d))',
            'json.loads(\'{"b": 1, "a": 2}\', object_pairs_hook=list)',
            'json.loads(\'"a\\nb"\', strict=False)', 'json.JSONDecoder().raw_decode("[1] rest")',
            'json.loads(json.dumps({"k": [1, 2.5, None]}))',
        )
        self.same('''
import json
try:
    json.loads('[1,\\n 2 3]')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, isinstance(error, ValueError))
''')
        self.each('import json', 'json.dumps(float("inf"), allow_nan=False)',
                  'json.loads("[1,]")', 'json.loads(\'{"a": 1,}\')', since=(3, 13))


class IoTest(LibraryTest):
    def test_memory_files(self):
        self.each(
            '''
import io
def text(*actions, start='', **kwargs):
    file = io.StringIO(start, **kwargs)
    return [getattr(file, name)(*args) for name, *args in actions], None if file.closed else file.getvalue()
def data(*actions, start=b''):
    file = io.BytesIO(start)
    return [getattr(file, name)(*args) for name, *args in actions], None if file.closed else file.getvalue()
''',
            'text(("write", "ab"), ("write", "cd"), ("seek", 1), ("read",), ("tell",))',
            'text(("read", 2), ("readline",), start="a\\nb\\nc")',
            'text(("readlines",), start="a\\nb\\nc")',
            'text(("seek", 0, 2), ("write", "x"), start="ab")', 'text(("write", "x"), start="ab")',
            'text(("seek", 5), ("write", "x"), start="ab")', 'text(("truncate", 1), start="abc")',
            'text(("seek", -1))', 'text(("seek", 1, 1))',
            'text(("write", 5))', 'text(("close",), ("read",))',
            'text(("writelines", ["a", "b"]))', 'list(io.StringIO("a\\nb"))', 'io.StringIO(5)',
            'text(("readline", 1), ("readline",), ("readline",), start="ab\\n")',
            'io.StringIO().isatty()', 'io.StringIO().fileno()',
            'text(("read",), start="a\\r\\nb", newline=None)',
            'data(("write", b"ab"), ("seek", -1, 2), ("read",))', 'data(("write", "x"))',
            'data(("seek", 3), ("write", b"z"), start=b"a")',
            'data(("readline",), ("read1", 1), start=b"a\\nbc")', 'data(("seek", -1))',
            'list(io.BytesIO(b"a\\nb"))', 'io.BytesIO(b"x").read(-1)',
            'io.TextIOWrapper(io.BytesIO("é".encode())).read()',
            'issubclass(io.UnsupportedOperation, OSError)', 'io.StringIO("x").readable()',
        )
        self.same('''
import io
with io.StringIO() as file:
    print('a', 1, file=file)
    print(repr(file.getvalue()))
try:
    file.write('x')
except ValueError as error:
    print(error)
''')


class TracebackTest(LibraryTest):
    def same(self, source, **options):
        # Lines that mark a part of the line above differ by version, and are the engine's to make.
        super().same(source + '''
def marks(line):
    return bool(line.strip(' ~^|')) or not line.strip(' |')
text = ''.join(f'{line}\\n' for line in ''.join(out).splitlines() if marks(line))
print(text)
''', **options)

    def test_exceptions(self):
        self.same('''
import traceback, io, sys
out = []
def deep(n):
    if n:
        deep(n - 1)
    raise KeyError(n)
def chained():
    try:
        deep(2)
    except KeyError as error:
        raise ValueError('two\\nlines') from error
def context():
    try:
        1 / 0
    except ZeroDivisionError:
        {}['x']
def suppressed():
    try:
        1 / 0
    except ZeroDivisionError:
        raise OSError from None
class Own(Exception):
    def __str__(self):
        raise RuntimeError
class Inner:
    class Error(Exception):
        pass
def noted():
    error = ValueError('v')
    error.add_note('first note')
    error.add_note('second\\nnote')
    raise error
def own():
    raise Own
def inner():
    raise Inner.Error('i')
def endless(n=0):
    if n < 8:
        endless(n + 1)
    else:
        raise RecursionError('too deep')
for function in chained, context, suppressed, own, inner, noted, endless:
    try:
        function()
    except Exception as error:
        out += [traceback.format_exc(), '-' * 9 + '\\n', *traceback.format_exception_only(error)]
        out += traceback.format_exception(error, chain=False)
        out += traceback.format_exception(error, limit=1)
        out += traceback.format_tb(error.__traceback__, limit=-1)
        file = io.StringIO()
        traceback.print_exc(file=file)
        traceback.print_exception(error, file=file)
        out.append(file.getvalue())
        out += traceback.TracebackException.from_exception(error).format()
        out.append(repr([(f.lineno, f.name, f.line) for f in traceback.extract_tb(error.__traceback__)]))
out += traceback.format_exception(ValueError('no traceback'))
out += traceback.format_exception_only(SyntaxError('bad', ('file', 3, 5, '  x = = 1\\n')))
out += traceback.format_exception(None)
''')

    def test_groups(self):
        self.same('''
import traceback
out = []
def one(kind):
    raise kind('one')
def make():
    errors = []
    for kind in ValueError, KeyError:
        try:
            one(kind)
        except Exception as error:
            errors.append(error)
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise TypeError('t') from error
    except TypeError as error:
        errors.append(error)
    return errors
def raises(group):
    raise group
for group in (
    ExceptionGroup('plain', make()),
    ExceptionGroup('nested', [ExceptionGroup('inner', make()), ValueError('last')]),
    ExceptionGroup('last is a group', [ValueError('v'), ExceptionGroup('inner', [OSError('o')])]),
    ExceptionGroup('many', [ValueError(n) for n in range(20)]),
):
    out += traceback.format_exception(group)
    try:
        raises(group)
    except ExceptionGroup as error:
        out.append(traceback.format_exc())
try:
    try:
        raises(ExceptionGroup('cause', make()))
    except ExceptionGroup as error:
        raise RuntimeError('after') from error
except RuntimeError:
    out.append(traceback.format_exc())
''')

    def test_stack(self):
        self.same('''
import traceback, io
out = []
def f():
    def g():
        file = io.StringIO()
        traceback.print_stack(limit=None, file=file)
        out.append(file.getvalue())
        out.append(traceback.format_stack()[-1])
        out.append(repr(traceback.extract_stack()[-1]))
    g()
f()
out = [part[part.find('  File "program.py"'):] for part in out]
''')


class LoggingTest(LibraryTest):
    def test_messages(self):
        self.same('''
import logging, sys, io, threading
stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, force=True,
                    format='%(levelname)s:%(name)s:%(threadName)s:%(funcName)s:%(lineno)d:%(filename)s:%(module)s:%(message)s')
log = logging.getLogger('app.part')
def work():
    log.info('value %d of %s', 5, 'x')
    log.debug('hidden')
    log.warning('named %(a)s', {'a': 1})
    logging.error('root')
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception('failed')
        log.error('also', exc_info=True)
    log.log(25, 'level 25')
    log.critical('critical')
work()
thread = threading.Thread(target=work, name='worker')
thread.start()
thread.join()
print('\\n'.join(l for l in stream.getvalue().splitlines() if '~' not in l))
print(log.getEffectiveLevel(), log.isEnabledFor(10), log.parent.name, log, logging.getLogger(), log.hasHandlers())
print(logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(15))
for wrong in (lambda: log.setLevel('LOUD'), lambda: log.setLevel(1.5), lambda: logging.getLogger(5), lambda: log.log('x', 'y'),
              lambda: logging.basicConfig(force=True, level='NO'), lambda: logging.Formatter('no fields'), lambda: logging.Formatter(style='!'),
              lambda: logging.basicConfig(force=True, what=1), lambda: logging.Handler().emit(None), lambda: log.info('x', extra={'name': 1})):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
''')

    def test_handlers_formats_and_filters(self):
        self.same('''
import logging, io, sys, time
log = logging.getLogger('h')
log.propagate = False
log.setLevel('DEBUG')
def handler(*args, level=0, **kwargs):
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter(*args, **kwargs))
    handler.setLevel(level)
    log.addHandler(handler)
    return handler
handler('% {message}'.replace('% ', ''), style='{')
handler('$levelname ${message}', style='$')
handler('%(message)-10s|%(levelno)05d', level='ERROR')
handler('{asctime} {message:>8}', style='{', datefmt='date')
handler('%(message)s %(extra)s', defaults={'extra': 'none'})
log.info('one')
log.error('two', extra={'extra': 'given'})
log.handlers.clear()
handler('%(name)s %(message)s')
log.addFilter(lambda record: 'secret' not in record.getMessage())
log.info('open')
log.info('a secret')
child = log.getChild('x.y')
child.info('below')
other = logging.getLogger('h.x')
print(child.parent is other, other.parent is log)
adapter = logging.LoggerAdapter(log, {'user': 'me'})
log.handlers[0].setFormatter(logging.Formatter('%(user)s: %(message)s'))
adapter.info('adapted')
class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["id"]}] {msg}', kwargs
log.handlers[0].setFormatter(None)
Prefix(log, {'id': 7}).warning('prefixed')
logging.disable(logging.WARNING)
log.warning('disabled')
log.error('enabled')
logging.disable(logging.NOTSET)
logging.addLevelName(5, 'TRACE')
log.setLevel(5)
log.handlers[0].setFormatter(logging.Formatter('%(levelname)s %(message)s'))
log.log(5, 'traced')
log.addHandler(logging.NullHandler())
print(log.handlers)
record = logging.makeLogRecord({'msg': 'made %s', 'args': ('here',), 'levelname': 'X'})
print(record.getMessage(), logging.Formatter('%(levelname)s').format(record))
''')
        self.same('''
import logging, time
formatter = logging.Formatter('%(asctime)s %(message)s')
formatter.converter = time.gmtime
record = logging.makeLogRecord({'msg': 'm', 'created': 1700000000.25, 'msecs': 250.0})
print(formatter.format(record), formatter.formatTime(record, '%H:%M'))
''')

    def test_queue_handler(self):
        self.same('''
import logging, logging.handlers, queue, sys
log = logging.getLogger('q')
log.propagate = False
q = queue.Queue()
log.addHandler(logging.handlers.QueueHandler(q))
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter('%(name)s %(message)s'))
listener = logging.handlers.QueueListener(q, out)
listener.start()
log.warning('through %s', 'the queue')
listener.stop()
memory = logging.handlers.MemoryHandler(10, target=out)
log.handlers = [memory]
log.warning('kept')
print('not yet')
log.error('flushes')
''')

    def test_without_handlers_warnings_go_to_stderr(self):
        import contextlib
        import io
        from compare import with_ours, with_theirs
        texts = []
        for run in with_ours, with_theirs:
            errors = io.StringIO()
            with contextlib.redirect_stderr(errors):
                run('''
import logging
log = logging.getLogger('nobody')
for handler in logging.getLogger().handlers[:]:
    logging.getLogger().removeHandler(handler)
log.info('hidden')
log.warning('shown')
''')
            texts.append(errors.getvalue())
        self.assertEqual(texts, ['shown\n', 'shown\n'])
