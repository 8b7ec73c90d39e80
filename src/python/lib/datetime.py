"""Dates, times of day, differences between them, and time zones by their offset."""
import time as _time

MINYEAR, MAXYEAR = 1, 9999
_DAY = 86400 * 10 ** 6  # in microseconds, as all below are counted
_MONTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # days before a month


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _MONTHS[month]


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _ordinal(year, month, day):
    """The number of a day, 1 being the first of the year 1."""
    return _days_before_year(year) + _BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(number):
    """Year, month and day of a number."""
    year = number * 400 // 146097 + 1  # at most one too many, never too few
    while _days_before_year(year) >= number:
        year -= 1
    day = number - _days_before_year(year)
    month = 1
    while day > _days_in(year, month):
        day -= _days_in(year, month)
        month += 1
    return year, month, day


def _int(value):
    if not hasattr(value, '__index__'):
        raise TypeError(f'{type(value).__name__!r} object cannot be interpreted as an integer')
    return value.__index__()


def _check_date(year, month, day):
    year, month, day = _int(year), _int(month), _int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}')
    last = _days_in(year, month)
    if not 1 <= day <= last:
        raise ValueError(f'day {day} must be in range 1..{last} for month {month} in year {year}')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    values = []
    for name, value, last in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59),
                              ('microsecond', microsecond, 999999)):
        value = _int(value)
        if not 0 <= value <= last:
            raise ValueError(f'{name} must be in 0..{last}, not {value}')
        values.append(value)
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return values


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError('tzinfo argument must be None or of a tzinfo subclass, not type '
                        f'{type(zone).__name__!r}')


def _offset_text(offset, separator=':'):
    """An offset from UTC as `+05:30`; nothing for None."""
    if offset is None:
        return ''
    total = offset._us
    sign = '-' if total < 0 else '+'
    seconds, us = divmod(abs(total), 10 ** 6)
    minutes, seconds = divmod(seconds, 60)
    text = f'{sign}{minutes // 60:02d}{separator}{minutes % 60:02d}'
    if seconds or us:
        text += f'{separator}{seconds:02d}'
        if us:
            text += f'.{us:06d}'
    return text


class timedelta:
    """A difference between two times."""

    __slots__ = ('_us',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        total = 0
        rest = 0.0
        for name, value, unit in (
                ('days', days, _DAY), ('seconds', seconds, 10 ** 6),
                ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                ('minutes', minutes, 60 * 10 ** 6), ('hours', hours, 3600 * 10 ** 6),
                ('weeks', weeks, 7 * _DAY)):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)
                total += whole * unit
                part = (value - whole) * unit
                total += int(part)
                rest += part - int(part)
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: '
                                f'{type(value).__name__}')
        if rest:
            below = int(rest // 1)
            total += below
            rest -= below
            if rest > 0.5 or rest == 0.5 and total % 2:
                total += 1
        return cls._of(total)

    @classmethod
    def _of(cls, us):
        days = us // _DAY
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        made = object.__new__(cls)
        made._us = us
        return made

    @property
    def days(self):
        return self._us // _DAY

    @property
    def seconds(self):
        return self._us % _DAY // 10 ** 6

    @property
    def microseconds(self):
        return self._us % 10 ** 6

    def total_seconds(self):
        return self._us / 10 ** 6

    def __repr__(self):
        parts = [f'{name}={getattr(self, name)}' for name in ('days', 'seconds', 'microseconds')
                 if getattr(self, name)]
        return f'{_class_name(self)}({", ".join(parts) or 0})'

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02d}:{seconds:02d}'
        if self.days:
            text = f'{self.days} day{"s" if abs(self.days) != 1 else ""}, {text}'
        if self.microseconds:
            text += f'.{self.microseconds:06d}'
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._us + other._us)

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._us - other._us)

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(other._us - self._us)

    def __neg__(self):
        return timedelta._of(-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._us * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_divide(self._us * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        if isinstance(other, int):
            return timedelta._of(self._us // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return timedelta._of(_divide(self._us, other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_divide(self._us * bottom, top))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._us % other._us)

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._us, other._us)
        return quotient, timedelta._of(rest)

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._us)

    def __bool__(self):
        return self._us != 0

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)


def _divide(a, b):
    """The nearest whole number to a quotient; of two as near, the even one."""
    quotient, rest = divmod(a, b)
    twice = 2 * rest
    if (twice > b if b > 0 else twice < b) or twice == b and quotient % 2:
        quotient += 1
    return quotient


def _class_name(obj):
    return f'{type(obj).__module__}.{type(obj).__qualname__}'


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """A time zone; subclasses say its offset."""

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """A time of UTC as one of this zone."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None or dst is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst() or timedelta()
        return dt + dst


class timezone(tzinfo):
    """A time zone with one offset."""

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not '
                            f'{type(offset).__name__}')
        if name is not None and not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not -_DAY < offset._us < _DAY:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        if not offset and name is None and 'utc' in timezone.__dict__:
            return timezone.utc
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'{_class_name(self)}({self._offset!r}{name})'

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return timezone, (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class date:
    """A day."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month=None, day=None):
        if month is None or day is None:
            missing = ('month', 2) if month is None else ('day', 3)
            raise TypeError(f"function missing required argument '{missing[0]}' (pos {missing[1]})")
        made = object.__new__(cls)
        made._year, made._month, made._day = _check_date(year, month, day)
        return made

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > 3652059:
            raise ValueError(f'year {n // 365} is out of range')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        from _datetime_text import parse_date

        return cls(*parse_date(date_string))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f'Year is out of range: {year}')
        if not 1 <= week <= 52 and not (
                week == 53 and date(year, 12, 28).isocalendar()[1] == 53):
            raise ValueError(f'Invalid week: {week}')
        if not 1 <= day <= 7:
            raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
        first = _ordinal(year, 1, 4)
        return cls.fromordinal(first - (first - 1) % 7 + (week - 1) * 7 + day - 1)

    @classmethod
    def strptime(cls, date_string, format, /):
        return cls(*datetime.strptime(date_string, format).timetuple()[:3])

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        """0 for Monday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        """Year, week and day of the week, as ISO 8601 counts them."""
        global _IsoCalendarDate
        if _IsoCalendarDate is None:
            from collections import namedtuple

            class _IsoCalendarDate(namedtuple('IsoCalendarDate', 'year week weekday')):
                __slots__ = ()

                def __repr__(self):
                    return 'datetime.' + super().__repr__()

            _IsoCalendarDate.__name__ = 'IsoCalendarDate'
        thursday = self.toordinal() + 3 - self.weekday()
        year = _from_ordinal(thursday)[0]
        week = (thursday - _ordinal(year, 1, 1)) // 7 + 1
        return _IsoCalendarDate(year, week, self.isoweekday())

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def ctime(self):
        return self.strftime('%a %b ') + f'{self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, format):
        from _datetime_text import format_time

        return format_time(self, format)

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def timetuple(self):
        return self._tuple(0, 0, 0, -1)

    def _tuple(self, hour, minute, second, dst):
        day_of_year = self.toordinal() - _ordinal(self._year, 1, 1) + 1
        return _time.struct_time((self._year, self._month, self._day, hour, minute, second,
                                  self.weekday(), day_of_year, dst))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        number = self.toordinal() + other.days
        if not 0 < number <= 3652059:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(number)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return other.toordinal()
        return None

    def __eq__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self.toordinal() == key

    def __lt__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self.toordinal() < key

    def __le__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self.toordinal() <= key

    def __gt__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self.toordinal() > key

    def __ge__(self, other):
        key = self._key(other)
        return NotImplemented if key is None else self.toordinal() >= key

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __repr__(self):
        return f'{_class_name(self)}({self._year}, {self._month}, {self._day})'

    def __str__(self):
        return self.isoformat()

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)


_IsoCalendarDate = None
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)


def _offset(zone, dt):
    """A zone's offset, checked."""
    if zone is None:
        return None
    offset = zone.utcoffset(dt)
    if offset is not None and not isinstance(offset, timedelta):
        raise TypeError('tzinfo.utcoffset() must return None or a timedelta, not '
                        f'{type(offset).__name__!r}')
    return offset


def _time_text(hour, minute, second, us, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    texts = {
        'hours': f'{hour:02d}',
        'minutes': f'{hour:02d}:{minute:02d}',
        'seconds': f'{hour:02d}:{minute:02d}:{second:02d}',
        'milliseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{us // 1000:03d}',
        'microseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{us:06d}',
    }
    if timespec not in texts:
        raise ValueError('Unknown timespec value')
    return texts[timespec]


class time:
    """A time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        made = object.__new__(cls)
        made._hour, made._minute, made._second, made._microsecond = _check_time(
            hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        made._tzinfo = tzinfo
        made._fold = fold
        return made

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        from _datetime_text import parse_time

        return cls(*parse_time(time_string))

    @classmethod
    def strptime(cls, date_string, format, /):
        return datetime.strptime(date_string, format).timetz()

    def utcoffset(self):
        return _offset(self._tzinfo, None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec='auto'):
        return _time_text(self._hour, self._minute, self._second, self._microsecond,
                          timespec) + _offset_text(self.utcoffset())

    def strftime(self, format):
        from _datetime_text import format_time

        return format_time(self, format)

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 10 ** 6 + self._microsecond

    def _keys(self, other, equal=False):
        """What to compare; None if the two cannot be."""
        if not isinstance(other, time):
            return None
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equal:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        if mine is None:
            return self._us(), other._us()
        return self._us() - mine._us, other._us() - theirs._us

    def __eq__(self, other):
        keys = self._keys(other, equal=True)
        return NotImplemented if keys is None else keys[0] == keys[1]

    def __lt__(self, other):
        keys = self._keys(other)
        return NotImplemented if keys is None else keys[0] < keys[1]

    def __le__(self, other):
        keys = self._keys(other)
        return NotImplemented if keys is None else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = self._keys(other)
        return NotImplemented if keys is None else keys[0] > keys[1]

    def __ge__(self, other):
        keys = self._keys(other)
        return NotImplemented if keys is None else keys[0] >= keys[1]

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._us() - (offset._us if offset is not None else 0))

    def __repr__(self):
        return f'{_class_name(self)}({_time_arguments(self, self._hour, self._minute)})'

    def __str__(self):
        return self.isoformat()

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond,
                            self._tzinfo)


def _time_arguments(self, *first):
    """The arguments that a time's or datetime's repr shows."""
    args = [str(value) for value in first]
    if self._microsecond:
        args += [str(self._second), str(self._microsecond)]
    elif self._second:
        args.append(str(self._second))
    if self._tzinfo is not None:
        args.append(f'tzinfo={self._tzinfo!r}')
    if self._fold:
        args.append('fold=1')
    return ', '.join(args)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_EPOCH = _ordinal(1970, 1, 1)


class datetime(date):
    """A day and a time of it."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        made = date.__new__(cls, year, month, day)
        made._hour, made._minute, made._second, made._microsecond = _check_time(
            hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        made._tzinfo = tzinfo
        made._fold = fold
        return made

    hour, minute, second = time.hour, time.minute, time.second
    microsecond, tzinfo, fold = time.microsecond, time.tzinfo, time.fold

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def utcnow(cls):
        return cls._of_seconds(_time.time(), _time.gmtime)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The local time of so many seconds after 1970 began, or the time in a zone."""
        _check_zone(tz)
        if tz is None:
            return cls._of_seconds(timestamp, _time.localtime)
        made = cls._of_seconds(timestamp, _time.gmtime)
        return tz.fromutc(made.replace(tzinfo=tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls._of_seconds(timestamp, _time.gmtime)

    @classmethod
    def _of_seconds(cls, timestamp, convert):
        if isinstance(timestamp, int):
            seconds, us = timestamp, 0
        else:
            top, bottom = timestamp.as_integer_ratio()
            seconds, us = divmod(_divide(top * 10 ** 6, bottom), 10 ** 6)
        parts = convert(seconds)
        return cls(*parts[:5], min(parts[5], 59), us)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {_class_name(date)}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {_class_name(time)}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        from _datetime_text import parse_datetime

        return cls(*parse_datetime(date_string))

    @classmethod
    def strptime(cls, date_string, format, /):
        from _datetime_text import parse_by_format

        return cls(*parse_by_format(date_string, format))

    @classmethod
    def _of_us(cls, us, zone=None):
        """The time so many microseconds after the first day began, less one day."""
        days, us = divmod(us, _DAY)
        if not 1 <= days <= 3652059:
            raise OverflowError('date value out of range')
        seconds, us = divmod(us, 10 ** 6)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us,
                   zone)

    def _us(self):
        return self.toordinal() * _DAY + time._us(self)

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                           fold=self._fold)

    def utcoffset(self):
        return _offset(self._tzinfo, self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def timestamp(self):
        offset = self.utcoffset()
        if offset is None:
            seconds = _time.mktime((self._year, self._month, self._day, self._hour, self._minute,
                                    self._second, -1, -1, -1))
            return seconds + self._microsecond / 10 ** 6
        return (self._us() - _EPOCH * _DAY - offset._us) / 10 ** 6

    def timetuple(self):
        dst = self.dst()
        return self._tuple(self._hour, self._minute, self._second,
                           -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        offset = self.utcoffset()
        utc = self - offset if offset else self
        return utc._tuple(utc._hour, utc._minute, utc._second, 0)

    def astimezone(self, tz=None):
        """The same moment in another zone; without one, in that of this place."""
        if tz is None:
            tz = self._local_zone()
        _check_zone(tz)
        mine = self._tzinfo
        if mine is None:
            mine = self._local_zone()
            offset = mine.utcoffset(self)
        elif tz is mine:
            return self
        else:
            offset = mine.utcoffset(self)
            if offset is None:
                mine = self.replace(tzinfo=None)._local_zone()
                offset = mine.utcoffset(self)
        utc = (self.replace(tzinfo=None) - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def _local_zone(self):
        if self._tzinfo is None:
            seconds = int(self.replace(microsecond=0).timestamp())
        else:
            seconds = int((self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds() // 1)
        there = _time.localtime(seconds)
        return timezone(timedelta(seconds=there.tm_gmtoff), there.tm_zone)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day, self._hour if hour is None else hour,
            self._minute if minute is None else minute, self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def isoformat(self, sep='T', timespec='auto'):
        return (date.isoformat(self) + sep + _time_text(
            self._hour, self._minute, self._second, self._microsecond, timespec)
            + _offset_text(self.utcoffset()))

    def ctime(self):
        return self.strftime('%a %b ') + (f'{self._day:2d} {self._hour:02d}:{self._minute:02d}:'
                                          f'{self._second:02d} {self._year:04d}')

    def __str__(self):
        return self.isoformat(sep=' ')

    def __repr__(self):
        arguments = _time_arguments(self, self._year, self._month, self._day, self._hour,
                                    self._minute)
        return f'{_class_name(self)}({arguments})'

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_us(self._us() + other._us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of_us(self._us() - other._us, self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._us() - other._us()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        if mine is not None and self._tzinfo is not other._tzinfo:
            difference += theirs._us - mine._us
        return timedelta._of(difference)

    def _keys(self, other, equal=False):
        """What to compare; None if the two cannot be."""
        if not isinstance(other, datetime):
            if isinstance(other, _date_class) and not equal:
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return None
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equal:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if mine is None:
            return self._us(), other._us()
        return self._us() - mine._us, other._us() - theirs._us

    # Not `time`, which is a method here.
    __eq__, __lt__, __le__ = _time_class.__eq__, _time_class.__lt__, _time_class.__le__
    __gt__, __ge__ = _time_class.__gt__, _time_class.__ge__

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._us() - (offset._us if offset is not None else 0))

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute,
                            self._second, self._microsecond, self._tzinfo)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
