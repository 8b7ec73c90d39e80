"""textwrap, pprint, timeit, weakref, signal, sched, warnings, inspect and atexit."""
from compare import LibraryTest

TEXT = ('The quick brown fox -- as well-known as it is -- jumps over the lazy dog; state-of-the-art '
        "hyphen-ation, isn't it?  Averyveryverylongwordthatdoesnotfitanywhere ends.")


class TextTest(LibraryTest):
    def test_textwrap(self):
        self.each(
            f'''
import textwrap
text = {TEXT!r}
''',
            *[f'textwrap.wrap(text, {width})' for width in (5, 10, 17, 23, 30, 70, 200)],
            *[f'textwrap.wrap(text, 20, {option})' for option in (
                'break_long_words=False', 'break_on_hyphens=False',
                'initial_indent="* ", subsequent_indent="  "', 'max_lines=2',
                'max_lines=3, placeholder="~"',
                'drop_whitespace=False', 'fix_sentence_endings=True')],
            'textwrap.fill("a b\\tc\\nd", 4)', 'textwrap.wrap("")', 'textwrap.wrap("   ")',
            'textwrap.shorten("Hello  world!", 12)', 'textwrap.shorten("Hello world", 11)',
            'textwrap.shorten("Hello world", 8, placeholder="...")', 'textwrap.wrap("x", 0)',
            'textwrap.dedent("  a\\n    b\\n\\n  c")', 'textwrap.dedent("\\ta\\n  b")',
            'textwrap.dedent("   \\n  a\\n")', 'textwrap.indent("a\\n\\nb\\n", "> ")',
            'textwrap.indent("a\\n\\nb", "> ", lambda l: True)', 'textwrap.dedent("")',
            'textwrap.wrap("a--b c-d e--", 4)',
        )

    def test_pprint(self):
        self.each(
            f'''
import pprint
from pprint import pformat
from collections import OrderedDict, namedtuple
from dataclasses import dataclass, field
@dataclass
class Point:
    x: int
    label: str
    hidden: int = field(default=1, repr=False)
wide = {{'name': 'x' * 30, 'values': list(range(30)), 'nested': {{'a': ('t' * 20, 'u' * 20, 'v' * 20), 'b': {{1, 2, 3}}}}}}
loop = [1]
loop.append(loop)
text = {TEXT!r}
''',
            'pformat(wide)', 'pformat(wide, width=40)', 'pformat(wide, indent=4)',
            'pformat(wide, compact=True, width=50)', 'pformat(wide, depth=1)', 'pformat([])',
            'pformat({"b": 1, "a": 2})',
            'pformat({"b": 1, "a": 2}, sort_dicts=False)', 'pformat(text)', 'pformat([text, 1])',
            'pformat(("a" * 90,))', 'pformat(5)', 'pformat({1, "a"})', 'pformat(Point(1, "x"))',
            'pformat([Point(1, "x" * 80)])', 'pformat(123456789, underscore_numbers=True)',
            'pformat({"k" * 50: "v" * 50})', 'pformat("line\\n" * 5, width=10)',
            'pformat([[1, 2] * 30] * 2)',
            'pformat(frozenset(range(40)))', 'pprint.isreadable([1])', 'pprint.isrecursive(loop)',
            'pprint.pp({"b": 1, "a": 2})', 'pprint.pprint([1, 2])', 'pformat([1], width=0)',
            'pformat(b"x" * 20)',
        )


class ClockTest(LibraryTest):
    def test_timeit_and_sched(self):
        self.same('''
import timeit, sched, time
calls = []
taken = timeit.timeit(lambda: calls.append(1), number=50)
print(len(calls), taken >= 0, len(timeit.repeat(lambda: 0, number=10, repeat=3)))
timer = timeit.Timer(lambda: calls.append(2), setup=lambda: calls.clear())
timer.timeit(5)
print(calls)
s = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()
s.enter(0.02, 1, print, ('two',))
s.enter(0.01, 1, print, argument=('one',))
gone = s.enter(0.015, 1, print, ('never',))
at = start + 0.03
s.enterabs(at, 2, print, ('low',), {'end': '!\\n'})
s.enterabs(at, 1, print, ('high',))
s.cancel(gone)
print([e.priority for e in s.queue], s.empty(), s.run(blocking=False) > 0)
s.run()
print(s.empty(), time.monotonic() - start >= 0.03)
''')


class StandInTest(LibraryTest):
    def test_weakref(self):
        self.same('''
import weakref
class Thing:
    pass
thing = Thing()
r = weakref.ref(thing)
print(r() is thing, r == weakref.ref(thing), len({r, weakref.ref(thing)}))
values, keys, things = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
values['a'] = thing
keys[thing] = 1
things.add(thing)
print(values['a'] is thing, keys[thing], thing in things, len(things), list(values) , values.get('b'))
weakref.proxy(thing).x = 5
print(thing.x)
f = weakref.finalize(thing, print, 'finalized', end='!\\n')
print(f.alive)
f()
print(f.alive, f())
''')

    def test_signal(self):
        self.same('''
import signal
def handler(number, frame):
    print('got', number)
print(signal.getsignal(signal.SIGUSR1), signal.signal(signal.SIGUSR1, handler), signal.getsignal(signal.SIGUSR1) is handler)
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler, signal.SIGTERM, int(signal.SIGINT), signal.Signals(15).name)
signal.raise_signal(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, signal.SIG_DFL)
for wrong in (lambda: signal.signal(signal.SIGUSR1, 'x'), lambda: signal.signal(999, handler)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(signal.strsignal(15))
''')

    def test_warnings(self):
        self.same('''
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn('two', DeprecationWarning)
    warnings.warn(RuntimeWarning('three'))
print([(str(w.message), w.category.__name__, w.lineno, w.filename) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('raised', UserWarning)
    except UserWarning as error:
        print('raised', error)
    warnings.filterwarnings('ignore', message='not this')
    warnings.warn('Not this one')
try:
    warnings.warn('x', int)
except TypeError as error:
    print(str(error)[:35])
''')

    def test_inspect(self):
        self.each(
            '''
import inspect, functools
def f(a, /, b, c=3, *args, d, e: int = 5, **kwargs) -> str:
    """Docs.

        indented
    """
async def coro(): pass
def gen(): yield
async def agen(): yield
class C:
    def __init__(self, x, y=1): pass
    def method(self, z): pass
    @staticmethod
    def static(q): pass
    def __call__(self, w): pass
@functools.wraps(f)
def wrapped(*args): pass
made = coro()
''',
            'inspect.signature(f)', 'str(inspect.signature(f))', 'str(inspect.signature(C))',
            'str(inspect.signature(C(1).method))', 'str(inspect.signature(C.static))',
            'str(inspect.signature(C(1)))',
            'str(inspect.signature(wrapped))', 'list(inspect.signature(f).parameters)',
            'inspect.signature(f).parameters["c"].default', 'inspect.signature(5)',
            'inspect.signature(f).bind(1, 2, d=4, z=5).arguments', 'inspect.signature(f).bind(1)',
            'inspect.signature(C).bind(1, 2, 3)', 'inspect.signature(C).bind(q=1)',
            'inspect.iscoroutinefunction(coro)', 'inspect.iscoroutinefunction(f)',
            'inspect.isgeneratorfunction(gen)', 'inspect.isasyncgenfunction(agen)',
            'inspect.iscoroutine(made)', 'inspect.isawaitable(made)',
            'inspect.isfunction(f)', 'inspect.isclass(C)', 'inspect.ismethod(C(1).method)',
            'inspect.isbuiltin(len)', 'inspect.ismodule(inspect)', 'inspect.getdoc(f)',
            'made.close()',
            '[name for name, _ in inspect.getmembers(C, inspect.isfunction)]',
            'inspect.unwrap(wrapped) is f', 'str(inspect.signature(lambda *, k=1: 0))',
            'str(inspect.signature(lambda x, /: 0))',
        )

    def test_atexit(self):
        self.same('''
import atexit
calls = []
def last(*args, **kwargs):
    print('called', args, kwargs)
atexit._clear()
atexit.register(last, 1, a=2)
@atexit.register
def first():
    print('first')
def gone():
    print('never')
atexit.register(gone)
atexit.unregister(gone)
try:
    atexit.register(5)
except TypeError as error:
    print(error)
atexit._run_exitfuncs()
atexit._run_exitfuncs()
''')
