"""tqdm: progress bars, on stderr and, where there is one, on the page."""
import sys
from time import time

from _sync import RLock

try:
    from _page import progress as _show_on_page
except ImportError:
    _show_on_page = None

__all__ = ['tqdm', 'trange', 'tqdm_notebook', 'tnrange', 'TqdmTypeError', 'TqdmKeyError']
__version__ = '4.67'

_bars = []  # those that are shown, each on a line of its own
_lock = RLock()


class TqdmTypeError(TypeError):
    pass


class TqdmKeyError(KeyError):
    pass


class tqdm:
    """An iterable, or a count, with a bar that shows how far it is."""

    monitor_interval = 10
    monitor = None

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None,
                 mininterval=0.1, maxinterval=10.0, miniters=None, ascii=None, disable=False,
                 unit='it', unit_scale=False, dynamic_ncols=False, smoothing=0.3, bar_format=None,
                 initial=0, position=None, postfix=None, unit_divisor=1000, write_bytes=False,
                 lock_args=None, nrows=None, colour=None, delay=0.0, gui=False, **kwargs):
        if kwargs:
            raise TqdmKeyError(f'Unknown argument(s): {kwargs}')
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        if total == float('inf'):
            total = None
        self.iterable = iterable
        self.total = total
        self.n = self.initial = initial
        self.disable = bool(disable)
        self.leave = leave
        self.pos = 0
        self.unit = unit
        if self.disable:
            return
        self.desc = desc or ''
        self.fp = sys.stderr if file is None else file
        self.ncols = ncols
        self.mininterval = mininterval
        self.maxinterval = maxinterval
        self.dynamic_miniters = miniters is None
        self.miniters = miniters or 0
        if ascii is None:
            encoding = getattr(self.fp, 'encoding', None) or ''
            ascii = file is not None and not encoding.lower().startswith('utf')
        self.ascii = ascii
        self.unit_scale = unit_scale
        self.unit_divisor = unit_divisor
        self.smoothing = smoothing
        self.bar_format = bar_format
        self.colour = colour
        self.delay = delay
        self.postfix = None
        self.last_print_n = initial
        self._rate = None  # smoothed, a second
        self._width = 0  # of what stands on the line
        self._fixed_position = position
        with _lock:
            taken = {bar.pos for bar in _bars}
            self.pos = position if position is not None else next(
                place for place in range(len(taken) + 1) if place not in taken)
            _bars.append(self)
        if postfix:
            try:
                self.set_postfix(refresh=False, **postfix)
            except TypeError:
                self.postfix = postfix
        self.start_t = self.last_print_t = time()
        if delay <= 0:
            self.refresh()

    # Texts.

    @staticmethod
    def format_sizeof(num, suffix='', divisor=1000):
        """A number with a letter for thousands, millions and so on."""
        for unit in '', 'k', 'M', 'G', 'T', 'P', 'E', 'Z':
            if abs(num) < 999.5:
                if abs(num) < 99.95:
                    if abs(num) < 9.995:
                        return f'{num:1.2f}{unit}{suffix}'
                    return f'{num:2.1f}{unit}{suffix}'
                return f'{num:3.0f}{unit}{suffix}'
            num /= divisor
        return f'{num:3.1f}Y{suffix}'

    @staticmethod
    def format_interval(t):
        """Seconds as [H:]MM:SS."""
        sign = '-' if t < 0 else ''
        minutes, seconds = divmod(abs(int(t)), 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return f'{sign}{hours:d}:{minutes:02d}:{seconds:02d}'
        return f'{sign}{minutes:02d}:{seconds:02d}'

    @staticmethod
    def format_num(n):
        """A number as it is shortest."""
        short = f'{n:.3g}'.replace('e+0', 'e+').replace('e-0', 'e-')
        n = str(n)
        return short if len(short) < len(n) else n

    @staticmethod
    def format_meter(n, total, elapsed, ncols=None, prefix='', ascii=False, unit='it',
                     unit_scale=False, rate=None, bar_format=None, postfix=None, unit_divisor=1000,
                     initial=0, colour=None, **extra):
        """The whole line."""
        if total and n >= total + 0.5:
            total = None
        if unit_scale and unit_scale not in (True, 1):
            if total:
                total *= unit_scale
            n *= unit_scale
            if rate:
                rate *= unit_scale
            unit_scale = False
        if rate is None and elapsed:
            rate = (n - initial) / elapsed
        slow = rate and rate < 1
        scaled = tqdm.format_sizeof if unit_scale else None

        def speed(value, text):
            if not value:
                return '?' + text
            return (scaled(value) if scaled else f'{value:5.2f}') + text

        rate_noinv_fmt = speed(rate, f'{unit}/s')
        rate_inv_fmt = speed(1 / rate if rate else None, f's/{unit}')
        rate_fmt = rate_inv_fmt if slow else rate_noinv_fmt
        if scaled:
            n_fmt = scaled(n, divisor=unit_divisor)
            total_fmt = '?' if total is None else scaled(total, divisor=unit_divisor)
        else:
            n_fmt, total_fmt = str(n), '?' if total is None else str(total)
        if postfix:
            postfix = f', {postfix}'
        postfix = postfix or ''
        remaining = (total - n) / rate if rate and total else 0
        remaining_fmt = tqdm.format_interval(remaining) if rate else '?'
        elapsed_fmt = tqdm.format_interval(elapsed)
        if prefix:
            l_bar = prefix if prefix[-2:] == ': ' else prefix + ': '
        else:
            l_bar = ''
        r_bar = f'| {n_fmt}/{total_fmt} [{elapsed_fmt}<{remaining_fmt}, {rate_fmt}{postfix}]'
        values = dict(
            n=n, n_fmt=n_fmt, total=total, total_fmt=total_fmt, elapsed=elapsed_fmt,
            elapsed_s=elapsed, ncols=ncols, desc=prefix or '', unit=unit,
            rate=1 / rate if slow else rate, rate_fmt=rate_fmt, rate_noinv=rate,
            rate_noinv_fmt=rate_noinv_fmt, rate_inv=1 / rate if rate else None,
            rate_inv_fmt=rate_inv_fmt, postfix=postfix, unit_divisor=unit_divisor, colour=colour,
            remaining=remaining_fmt, remaining_s=remaining, l_bar=l_bar, r_bar=r_bar, **extra)
        if total:
            fraction = n / total
            percentage = fraction * 100
            l_bar += f'{percentage:3.0f}%|'
            if ncols == 0:
                return l_bar[:-1] + r_bar[1:]
            values.update(l_bar=l_bar, percentage=percentage)
            template = bar_format or '{l_bar}{bar}{r_bar}'
        elif bar_format:
            l_bar += '|'
            fraction = 0
            values.update(l_bar=l_bar, percentage=0)
            template = bar_format
        else:
            return (f'{prefix and l_bar}{n_fmt}{unit} [{elapsed_fmt}, {rate_fmt}{postfix}]')
        before, mark, after = template.partition('{bar}')
        if not mark:
            before, mark, after = _split_bar(template)
            if not mark:
                return template.format(**values)
        before, after = before.format(**values), after.format(**values)
        width = _bar_width(mark, ncols, before, after)
        symbols = ascii if isinstance(ascii, str) else ' 123456789#' if ascii else ' ▏▎▍▌▋▊▉█'
        return before + _bar(fraction, width, symbols, colour) + after

    @property
    def format_dict(self):
        if self.disable:
            return {'n': self.n, 'total': self.total, 'elapsed': 0, 'unit': self.unit}
        elapsed = time() - self.start_t if hasattr(self, 'start_t') else 0
        return dict(n=self.n, total=self.total, elapsed=elapsed, ncols=self.ncols,
                    prefix=self.desc, ascii=self.ascii, unit=self.unit, unit_scale=self.unit_scale,
                    rate=self._rate, bar_format=self.bar_format, postfix=self.postfix,
                    unit_divisor=self.unit_divisor, initial=self.initial, colour=self.colour)

    def __str__(self):
        return self.format_meter(**self.format_dict)

    __repr__ = __str__

    # Showing it.

    def _print(self, text):
        """Writes over what stands on the bar's line, and goes back to the first."""
        padding = max(self._width - len(text), 0)
        self._width = len(text)
        self._write('\n' * self.pos + '\r' + text + ' ' * padding + '\x1b[A' * self.pos)

    def _write(self, text):
        self.fp.write(text)
        if hasattr(self.fp, 'flush'):
            self.fp.flush()

    def display(self, msg=None, pos=None):
        self._print(str(self) if msg is None else msg)
        return True

    def refresh(self, nolock=False, lock_args=None):
        if self.disable:
            return None
        with _lock:
            self.display()
            if _show_on_page is not None and self.pos == 0:
                _show_on_page(self.n, self.total)
        return True

    def clear(self, nolock=False):
        if not self.disable:
            with _lock:
                self._print('')
                self._write('\r')

    # Counting.

    def __iter__(self):
        if self.disable:
            yield from self.iterable
            return
        last_print_n = self.last_print_n
        n = self.n
        try:
            for item in self.iterable:
                yield item
                n += 1
                if n - last_print_n >= self.miniters:
                    self._count(n)
                    last_print_n = self.last_print_n
        finally:
            self.n = n
            self.close()

    def update(self, n=1):
        """Counts so much more; says whether the bar was drawn."""
        if self.disable:
            return None
        self.n += n
        if n < 0:
            self.last_print_n += n
        if self.n - self.last_print_n >= self.miniters:
            return self._count(self.n)
        return None

    def _count(self, n):
        now = time()
        passed = now - self.last_print_t
        if passed < self.mininterval or now < self.start_t + self.delay:
            return None
        self.n = n
        done = n - self.last_print_n
        if self.smoothing and passed > 0 and done:
            rate = done / passed
            self._rate = rate if self._rate is None else (
                self.smoothing * rate + (1 - self.smoothing) * self._rate)
        self.refresh()
        if self.dynamic_miniters and passed > 0:
            # As many as will have been done by the time of the next drawing.
            target = done * self.mininterval / passed
            if self.maxinterval and passed >= self.maxinterval:
                target = done * self.maxinterval / passed
            self.miniters = self.smoothing * target + (1 - self.smoothing) * self.miniters \
                if self.smoothing else max(self.miniters, done)
        self.last_print_n = n
        self.last_print_t = now
        return True

    def close(self):
        """Draws the bar for the last time, or takes it away."""
        if self.disable:
            return
        with _lock:
            if self in _bars:
                _bars.remove(self)
            leave = self.pos == 0 if self.leave is None else self.leave
            shown = self.last_print_t >= self.start_t + self.delay
            self._rate = None  # the average, at the end
            if shown:
                if leave:
                    if _show_on_page is not None:
                        _show_on_page(self.n, self.total)
                    self._print(str(self))
                    if self.pos == 0:
                        self._write('\n')
                else:
                    self._print('')
                    if self.pos == 0:
                        self._write('\r')
            self.disable = True

    def reset(self, total=None):
        """Begins again."""
        self.n = 0
        if total is not None:
            self.total = total
        if self.disable:
            return
        self.last_print_n = 0
        self.start_t = self.last_print_t = time()
        self._rate = None
        self.refresh()

    def unpause(self):
        if not self.disable:
            now = time()
            self.start_t += now - self.last_print_t
            self.last_print_t = now

    # What stands before and behind the bar.

    def set_description(self, desc=None, refresh=True):
        if self.disable:
            return
        self.desc = desc + ': ' if desc else ''
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        if self.disable:
            return
        self.desc = desc or ''
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        if self.disable:
            return
        values = dict(ordered_dict or {})
        for key in sorted(kwargs):
            values[key] = kwargs[key]
        for key, value in values.items():
            if isinstance(value, (int, float)):
                values[key] = self.format_num(value)
            elif not isinstance(value, str):
                values[key] = str(value)
        self.postfix = ', '.join(f'{key}={value.strip()}' for key, value in values.items())
        if refresh:
            self.refresh()

    def set_postfix_str(self, s='', refresh=True):
        if self.disable:
            return
        self.postfix = str(s)
        if refresh:
            self.refresh()

    # The rest.

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        """Prints a text above the bars."""
        file = sys.stdout if file is None else file
        with _lock:
            cleared = [bar for bar in _bars if bar.fp in (file, sys.stdout, sys.stderr)
                       and file in (bar.fp, sys.stdout, sys.stderr)]
            for bar in cleared:
                bar.clear()
            file.write(s)
            file.write(end)
            for bar in cleared:
                bar.refresh()

    @classmethod
    def get_lock(cls):
        return _lock

    @classmethod
    def set_lock(cls, lock):
        """Accepted without effect: one lock serves all."""

    def moveto(self, n):
        self._write('\n' * n + '\x1b[A' * -n)

    def __len__(self):
        if self.iterable is None:
            return self.total or 0
        if hasattr(self.iterable, '__len__'):
            return len(self.iterable)
        return self.total or 0

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError('bool() undefined when iterable == total == None')
        return bool(self.iterable)

    def __contains__(self, item):
        return item in self.iterable

    def __reversed__(self):
        before, self.iterable = self.iterable, reversed(self.iterable)
        try:
            return iter(list(self))
        finally:
            self.iterable = before

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def __hash__(self):
        return id(self)


def _split_bar(template):
    """A format around its bar, which may have a width: `{bar:20}`."""
    start = template.find('{bar:')
    if start < 0:
        return template, '', ''
    end = template.index('}', start) + 1
    return template[:start], template[start:end], template[end:]


def _bar_width(mark, ncols, before, after):
    room = max(1, ncols - len(before) - len(after)) if ncols else 10
    width = mark[5:-1].rstrip('abu') if mark.startswith('{bar:') else ''
    if not width:
        return room
    width = int(width)
    return width if width >= 0 else room + width


def _bar(fraction, width, symbols, colour):
    fraction = min(max(fraction, 0), 1)
    steps = len(symbols) - 1
    whole, part = divmod(int(fraction * width * steps), steps)
    bar = symbols[-1] * whole
    if whole < width:
        bar += symbols[part] + symbols[0] * (width - whole - 1)
    if not colour:
        return bar
    names = ('black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white')
    if colour.lower() in names:
        code = f'\x1b[{30 + names.index(colour.lower())}m'
    elif colour.startswith('#') and len(colour) == 7:
        red, green, blue = (int(colour[at:at + 2], 16) for at in (1, 3, 5))
        code = f'\x1b[38;2;{red};{green};{blue}m'
    else:
        return bar
    return f'{code}{bar}\x1b[0m'


def trange(*args, **kwargs):
    """A bar for `range(*args)`."""
    return tqdm(range(*args), **kwargs)


tqdm_notebook, tnrange = tqdm, trange
