"""Dates and times as text in other formats, and back."""
import datetime as _d

_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
           'October', 'November', 'December')


def format_time(value, format):
    """A date, time or datetime in the format of `strftime`."""
    parts = []
    at = 0
    while True:
        sign = format.find('%', at)
        if sign < 0 or sign + 1 >= len(format):
            parts.append(format[at:])
            return ''.join(parts)
        parts.append(format[at:sign])
        code = format[sign + 1]
        at = sign + 2
        if code == ':' and format[at:at + 1] == 'z':
            code, at = ':z', at + 1
        if code in '-_' and at < len(format):  # without leading zeros, as in C
            text = _field(value, format[at])
            text = text.lstrip('0') or '0'
            parts.append(text if code == '-' else text.rjust(2))
            at += 1
            continue
        parts.append(_field(value, code))


def _field(value, code):
    is_time = isinstance(value, _d.time)
    year, month, day = (1900, 1, 1) if is_time else (value.year, value.month, value.day)
    hour, minute, second, us = (
        (value.hour, value.minute, value.second, value.microsecond)
        if is_time or isinstance(value, _d.datetime) else (0, 0, 0, 0))
    zone = value if is_time or isinstance(value, _d.datetime) else None
    the_date = _d.date(year, month, day)
    if code == 'Y':
        return f'{year:04d}'
    if code == 'm':
        return f'{month:02d}'
    if code == 'd':
        return f'{day:02d}'
    if code == 'e':
        return f'{day:2d}'
    if code == 'H':
        return f'{hour:02d}'
    if code == 'I':
        return f'{(hour + 11) % 12 + 1:02d}'
    if code == 'M':
        return f'{minute:02d}'
    if code == 'S':
        return f'{second:02d}'
    if code == 'f':
        return f'{us:06d}'
    if code == 'p':
        return 'AM' if hour < 12 else 'PM'
    if code == 'P':
        return 'am' if hour < 12 else 'pm'
    if code == 'y':
        return f'{year % 100:02d}'
    if code == 'C':
        return f'{year // 100:02d}'
    if code == 'a':
        return _DAYS[the_date.weekday()][:3]
    if code == 'A':
        return _DAYS[the_date.weekday()]
    if code in 'bh':
        return _MONTHS[month - 1][:3]
    if code == 'B':
        return _MONTHS[month - 1]
    if code == 'w':
        return str(the_date.isoweekday() % 7)
    if code == 'u':
        return str(the_date.isoweekday())
    if code == 'j':
        return f'{_day_of_year(the_date):03d}'
    if code == 'U':
        return f'{(_day_of_year(the_date) + 6 - the_date.isoweekday() % 7) // 7:02d}'
    if code == 'W':
        return f'{(_day_of_year(the_date) + 6 - the_date.weekday()) // 7:02d}'
    if code == 'G':
        return f'{the_date.isocalendar()[0]:04d}'
    if code == 'V':
        return f'{the_date.isocalendar()[1]:02d}'
    if code == 'z':
        return _d._offset_text(zone.utcoffset(), '') if zone is not None else ''
    if code == ':z':
        return _d._offset_text(zone.utcoffset()) if zone is not None else ''
    if code == 'Z':
        return (zone.tzname() or '') if zone is not None else ''
    if code == '%':
        return '%'
    if code == 'n':
        return '\n'
    if code == 't':
        return '\t'
    if code == 's' and isinstance(value, _d.datetime):
        return str(int(value.timestamp()))
    longer = {'c': '%a %b %e %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y',
              'F': '%Y-%m-%d', 'T': '%H:%M:%S', 'R': '%H:%M', 'r': '%I:%M:%S %p'}
    if code in longer:
        return format_time(value, longer[code])
    return '%' + code


def _day_of_year(the_date):
    return the_date.toordinal() - _d.date(the_date.year, 1, 1).toordinal() + 1


# ISO 8601.


def _digits(text, start, count):
    part = text[start:start + count]
    if len(part) != count or not (part.isascii() and part.isdigit()):
        raise ValueError
    return int(part)


def parse_date(text):
    if not isinstance(text, str):
        raise TypeError('fromisoformat: argument must be str')
    try:
        return _date(text)
    except ValueError as error:
        if error.args and 'must be in' in error.args[0]:
            raise
        raise ValueError(f'Invalid isoformat string: {text!r}') from None


def _date(text):
    year = _digits(text, 0, 4)
    dash = text[4:5] == '-'
    at = 4 + dash
    if text[at:at + 1] == 'W':
        week = _digits(text, at + 1, 2)
        at += 3
        day = 1
        if at < len(text):
            if dash:
                if text[at] != '-':
                    raise ValueError
                at += 1
            day = _digits(text, at, 1)
            at += 1
        if at != len(text):
            raise ValueError
        made = _d.date.fromisocalendar(year, week, day)
        return made.year, made.month, made.day
    month = _digits(text, at, 2)
    at += 2
    if dash:
        if text[at:at + 1] != '-':
            raise ValueError
        at += 1
    day = _digits(text, at, 2)
    if at + 2 != len(text):
        raise ValueError
    return year, month, day


def parse_time(text):
    if not isinstance(text, str):
        raise TypeError('fromisoformat: argument must be str')
    try:
        return _time(text.removeprefix('T'))
    except ValueError as error:
        if error.args and 'must be' in error.args[0]:
            raise
        raise ValueError(f'Invalid isoformat string: {text!r}') from None


def _time(text):
    zone = None
    for at, char in enumerate(text):
        if char in '+-Z':
            zone = _zone(text[at:])
            text = text[:at]
            break
    hour, minute, second, us = _clock(text)
    return hour, minute, second, us, zone


def _clock(text):
    values = [_digits(text, 0, 2), 0, 0, 0]
    at = 2
    colon = text[2:3] == ':'
    for index in 1, 2:
        if at == len(text):
            return values
        if colon:
            if text[at] != ':':
                raise ValueError
            at += 1
        values[index] = _digits(text, at, 2)
        at += 2
    if at < len(text):
        if text[at] not in '.,':
            raise ValueError
        part = text[at + 1:]
        if not part or not (part.isascii() and part.isdigit()):
            raise ValueError
        values[3] = int(part[:6].ljust(6, '0'))
    return values


def _zone(text):
    if text == 'Z':
        return _d.timezone.utc
    if text[0] == 'Z':
        raise ValueError
    hour, minute, second, us = _clock(text[1:])
    offset = _d.timedelta(hours=hour, minutes=minute, seconds=second, microseconds=us)
    if not offset:
        return _d.timezone.utc
    return _d.timezone(-offset if text[0] == '-' else offset)


def parse_datetime(text):
    if not isinstance(text, str):
        raise TypeError('fromisoformat: argument must be str')
    try:
        if len(text) < 7:
            raise ValueError
        if text[4:5] == '-':
            if text[5:6] == 'W':
                size = 10 if text[8:9] == '-' else 8
            else:
                size = 10
        elif text[4:5] == 'W':
            size = 8 if len(text) > 7 and text[7].isdigit() else 7
        else:
            size = 8
        day = _date(text[:size])
        if size == len(text):
            return day
        if size + 1 == len(text):
            raise ValueError
        return (*day, *_time(text[size + 1:]))
    except ValueError as error:
        if error.args and 'must be' in error.args[0]:
            raise
        raise ValueError(f'Invalid isoformat string: {text!r}') from None


# strptime.


class _NoMatch(Exception):
    pass


_WIDTHS = {'Y': (4, 4), 'm': (1, 2), 'd': (1, 2), 'H': (1, 2), 'I': (1, 2), 'M': (1, 2),
           'S': (1, 2), 'f': (1, 6), 'y': (2, 2), 'j': (1, 3), 'w': (1, 1), 'u': (1, 1),
           'U': (1, 2), 'W': (1, 2), 'G': (4, 4), 'V': (1, 2)}
_RANGES = {'m': (1, 12), 'd': (1, 31), 'H': (0, 23), 'I': (1, 12), 'M': (0, 59), 'S': (0, 61),
           'j': (1, 366), 'w': (0, 6), 'u': (1, 7), 'U': (0, 53), 'W': (0, 53), 'V': (1, 53)}
_LONGER = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'T': '%H:%M:%S',
           'D': '%m/%d/%y', 'F': '%Y-%m-%d', 'R': '%H:%M'}


def parse_by_format(text, format):
    """The arguments of a datetime that a text stands for in a format of `strptime`."""
    for name, value in ('1', text), ('2', format):
        if not isinstance(value, str):
            raise TypeError(f'strptime() argument {name} must be str, not {type(value).__name__}')
    expanded = format
    for code, longer in _LONGER.items():
        expanded = expanded.replace('%' + code, longer)
    try:
        found, at = _match(text, expanded, format)
    except _NoMatch:
        raise ValueError(f'time data {text!r} does not match format {format!r}') from None
    if at != len(text):
        raise ValueError(f'unconverted data remains: {text[at:]}')
    return _made(found)


def _match(text, format, original):
    found = {}
    at = place = 0
    while place < len(format):
        char = format[place]
        place += 1
        if char.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        if char != '%':
            if text[at:at + 1].lower() != char.lower():
                raise _NoMatch
            at += 1
            continue
        code = format[place:place + 1]
        place += 1
        if not code:
            raise ValueError(f'stray % in format {original!r}')
        if code == '%':
            if text[at:at + 1] != '%':
                raise _NoMatch
            at += 1
        else:
            found[code], at = _take(text, at, code, original)
    return found, at


def _take(text, at, code, original):
    if code in _WIDTHS:
        least, most = _WIDTHS[code]
        end = at
        while end < len(text) and end - at < most and '0' <= text[end] <= '9':
            end += 1
        low, high = _RANGES.get(code, (0, 999999))
        while end - at >= least:  # as many digits as make a possible number
            if low <= int(text[at:end]) <= high:
                return text[at:end] if code == 'f' else int(text[at:end]), end
            end -= 1
        raise _NoMatch
    names = {'a': [day[:3] for day in _DAYS], 'A': _DAYS, 'b': [name[:3] for name in _MONTHS],
             'h': [name[:3] for name in _MONTHS], 'B': _MONTHS, 'p': ('AM', 'PM'),
             'Z': ('UTC', 'GMT')}.get(code)
    if names is not None:
        for index, name in enumerate(names):
            if text[at:at + len(name)].lower() == name.lower():
                return index, at + len(name)
        raise _NoMatch
    if code == 'z':
        if text[at:at + 1] in ('Z', 'z'):
            return _d.timezone.utc, at + 1
        if text[at:at + 1] not in ('+', '-'):
            raise _NoMatch
        end = at + 1
        while end < len(text) and (text[end].isdigit() or text[end] in ':.'):
            end += 1
        try:
            return _zone(text[at:end]), end
        except ValueError:
            raise _NoMatch from None
    raise ValueError(f'{code!r} is a bad directive in format {original!r}')


def _made(found):
    year = found.get('Y')
    if year is None and 'y' in found:
        year = found['y'] + (2000 if found['y'] < 69 else 1900)
    month, day = found.get('m', 1), found.get('d', 1)
    for code in 'b', 'h', 'B':
        if code in found:
            month = found[code] + 1
    hour = found.get('H', 0)
    if 'I' in found:
        hour = found['I'] % 12 + 12 * found.get('p', 0)
    if 'j' in found:
        made = _d.date.fromordinal(_d.date(year or 1900, 1, 1).toordinal() + found['j'] - 1)
        month, day = made.month, made.day
    elif 'G' in found and 'V' in found:
        weekday = found.get('u') or found.get('w') or found.get('a', found.get('A', 0)) + 1
        made = _d.date.fromisocalendar(found['G'], found['V'], weekday)
        year, month, day = made.year, made.month, made.day
    elif ('U' in found or 'W' in found) and any(code in found for code in 'aAwu'):
        weekday = found.get('a', found.get('A', None))
        if weekday is None:
            weekday = found['u'] - 1 if 'u' in found else (found['w'] + 6) % 7
        year = year or 1900
        first = _d.date(year, 1, 1)
        if 'U' in found:
            start = first.toordinal() - first.isoweekday() % 7
            number = start + found['U'] * 7 + (weekday + 1) % 7
            if first.isoweekday() % 7:
                pass
            else:
                number -= 7
        else:
            number = first.toordinal() - first.weekday() + found['W'] * 7 + weekday
            if first.weekday() == 0:
                number -= 7
        made = _d.date.fromordinal(number)
        year, month, day = made.year, made.month, made.day
    us = int(found['f'].ljust(6, '0')) if 'f' in found else 0
    zone = found.get('z')
    if zone is None and 'Z' in found:
        zone = None
    if year is None:
        year = 1900
        if month == 2 and day == 29:
            year = 1904
    try:
        _d.date(year, month, day)
    except ValueError:
        raise ValueError('day is out of range for month') from None
    second = found.get('S', 0)
    return year, month, day, hour, found.get('M', 0), second, us, zone
