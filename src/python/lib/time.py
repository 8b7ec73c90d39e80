"""Clocks from the engine; the calendar here."""
from _time import (
    monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep,
    thread_time, thread_time_ns, time, time_ns, utc_offset,
)

timezone = -utc_offset(0.0)
altzone = timezone
daylight = 0
tzname = ('UTC', 'UTC') if timezone == 0 else ('Local', 'Local')

_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
           'October', 'November', 'December')
_NAMES = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday',
          'tm_isdst')


class struct_time(tuple):
    tm_gmtoff = 0
    tm_zone = 'UTC'

    def __repr__(self):
        fields = ', '.join(f'{name}={value}' for name, value in zip(_NAMES, self))
        return f'time.struct_time({fields})'


for _place, _name in enumerate(_NAMES):
    setattr(struct_time, _name, property(lambda self, place=_place: self[place]))
del _place, _name


def _civil(days):
    """Year, month and day of so many days after 1970-01-01 (Howard Hinnant's days_to_civil)."""
    days += 719468
    era, day_of_era = divmod(days, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524
                   - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_index = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_index + 2) // 5 + 1
    month = month_index + 3 if month_index < 10 else month_index - 9
    return year_of_era + era * 400 + (month <= 2), month, day


def _days(year, month, day):
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 \
        + day_of_year - 719468


def _broken_down(seconds, offset):
    days, rest = divmod(int(seconds // 1) + offset, 86400)
    year, month, day = _civil(days)
    minutes, second = divmod(rest, 60)
    result = struct_time((year, month, day, minutes // 60, minutes % 60, second, (days + 3) % 7,
                          days - _days(year, 1, 1) + 1, 0))
    if offset:
        result.tm_gmtoff, result.tm_zone = offset, 'Local'
    return result


def gmtime(seconds=None):
    return _broken_down(time() if seconds is None else seconds, 0)


def localtime(seconds=None):
    seconds = time() if seconds is None else seconds
    return _broken_down(seconds, utc_offset(float(seconds)))


def mktime(t):
    seconds = _days(t[0], t[1], t[2]) * 86400 + t[3] * 3600 + t[4] * 60 + t[5]
    return float(seconds - utc_offset(float(seconds)))


def strftime(format, t=None):
    t = localtime() if t is None else t
    values = {
        'Y': f'{t[0]}', 'm': f'{t[1]:02}', 'd': f'{t[2]:02}', 'H': f'{t[3]:02}', 'M': f'{t[4]:02}',
        'S': f'{t[5]:02}', 'y': f'{t[0] % 100:02}', 'I': f'{(t[3] + 11) % 12 + 1:02}',
        'p': 'AM' if t[3] < 12 else 'PM', 'j': f'{t[7]:03}', 'A': _DAYS[t[6]],
        'a': _DAYS[t[6]][:3], 'B': _MONTHS[t[1] - 1], 'b': _MONTHS[t[1] - 1][:3],
        'w': f'{(t[6] + 1) % 7}', 'e': f'{t[2]:2}', 'Z': getattr(t, 'tm_zone', 'UTC'),
        'U': f'{(t[7] + 6 - (t[6] + 1) % 7) // 7:02}', 'W': f'{(t[7] + 6 - t[6]) // 7:02}',
        '%': '%',
    }
    values['F'] = f'{t[0]}-{values["m"]}-{values["d"]}'
    values['T'] = values['X'] = f'{values["H"]}:{values["M"]}:{values["S"]}'
    values['R'] = f'{values["H"]}:{values["M"]}'
    values['D'] = values['x'] = f'{values["m"]}/{values["d"]}/{values["y"]}'
    values['c'] = f'{values["a"]} {values["b"]} {values["e"]} {values["T"]} {t[0]}'
    text, place = '', 0
    while place < len(format):
        if format[place] == '%' and place + 1 < len(format):
            place += 1
            text += values.get(format[place], '%' + format[place])
        else:
            text += format[place]
        place += 1
    return text


def strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    from datetime import datetime

    return struct_time(datetime.strptime(data_string, format).timetuple()[:8] + (-1,))


def asctime(t=None):
    return strftime('%a %b %e %H:%M:%S %Y', t)


def ctime(seconds=None):
    return asctime(localtime(seconds))
