"""datetime: differences, dates, times, zones, and their texts."""
import os
import time

from compare import LibraryTest

IMPORTS = '''
import copy, pickle
from datetime import *
d, t = date(2024, 2, 29), time(13, 5, 9, 42)
n = datetime(2024, 2, 29, 13, 5, 9, 42)
east = timezone(timedelta(hours=5, minutes=30))
a = n.replace(tzinfo=east)
class Summer(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=2)
    def dst(self, dt):
        return timedelta(hours=1)
    def tzname(self, dt):
        return 'SUM'
'''


class DatetimeTest(LibraryTest):
    def setUp(self):
        before = os.environ.get('TZ')
        self.addCleanup(self.go_to, before)
        self.go_to('Europe/Berlin')

    @staticmethod
    def go_to(zone):
        if zone is None:
            os.environ.pop('TZ', None)
        else:
            os.environ['TZ'] = zone
        time.tzset()

    def test_differences(self):
        self.each(
            IMPORTS,
            'timedelta()', 'timedelta(1)',
            'timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=7)', 'timedelta(-1, 1)', 'str(timedelta(1, 2, 3))',
            'str(timedelta(-1))', 'str(timedelta(hours=30))', 'str(timedelta(seconds=1.5))',
            'timedelta(0.5)', 'timedelta(seconds=0.1)', 'timedelta(microseconds=0.5)',
            'timedelta(microseconds=1.5)',
            'timedelta(hours=1.1)', 'timedelta("x")', 'timedelta(1) + timedelta(2)',
            'timedelta(1) - timedelta(2)', '-timedelta(1, 1)', 'abs(timedelta(-1))',
            'timedelta(1) * 3',
            '2.5 * timedelta(1)', 'timedelta(1) * 0.1', 'timedelta(1) / 3', 'timedelta(1) / 1.5',
            'timedelta(1) / timedelta(hours=6)', 'timedelta(1) // timedelta(hours=7)',
            'timedelta(1) // 7',
            'timedelta(1) % timedelta(hours=7)', 'divmod(timedelta(1), timedelta(hours=7))',
            'timedelta(1) / 0', 'timedelta(1) < timedelta(2)',
            'timedelta(1) == timedelta(hours=24)', 
            'timedelta(1) == 5', 'bool(timedelta())', 'timedelta(1, 2, 3).total_seconds()',
            'timedelta(-1, 2).days', 'timedelta.max', 'timedelta.min', 'timedelta.resolution',
            'timedelta.max + timedelta(1)',
            'sum([timedelta(1), timedelta(2)], timedelta())',
            'sorted([timedelta(2), timedelta(1)])', '{timedelta(1): 1}[timedelta(hours=24)]',
            'pickle.loads(pickle.dumps(timedelta(1, 2, 3)))',
        )

    def test_dates_and_times(self):
        self.each(
            IMPORTS,
            'd', 'str(d)', 'd.year, d.month, d.day', 'd + timedelta(1)', 'd - timedelta(60)',
            'd - date(2023, 3, 1)', 'd.weekday()', 'd.isoweekday()', 'd.isocalendar()',
            'date(2021, 1, 3).isocalendar()',
            'd.toordinal()', 'date.fromordinal(738945)', 'd.replace(year=2020)', 'd.isoformat()',
            'd.ctime()', 'd.timetuple()', 'date.fromisoformat("2024-02-29")',
            'date.fromisoformat("20240229")', 'date.fromisoformat("2024-W09-4")',
            'date.fromisoformat("2024W094")', 'date.fromisoformat("2024-2-9")',
            'date.fromisoformat("x")', 'date.fromisoformat(5)',
            'date.fromisocalendar(2024, 9, 4)', 'date.fromisocalendar(2024, 60, 1)',
            'd < date(2025, 1, 1)', 'd == date(2024, 2, 29)', 'd == n',
            'hash(d) == hash(date(2024, 2, 29))', 'date.min', 'date.max',
            'date.max + timedelta(1)', 'date.fromtimestamp(0)', 'f"{d:%d.%m.%y}"', 'f"{d}"',
            'date(2024)', 'date(2024, 1.5, 1)', 'pickle.loads(pickle.dumps(d))',
            'copy.copy(d) == d', '(date(2024, 3, 1) - d).days',
            *[f'[date.fromordinal(o).toordinal() == o for o in range({start}, {start} + 800)].count(False)' for start in (1, 146000, 693500, 3651000)],
            't', 'str(t)', 'time()', 'time(1)', 'time(1, 2, 3)',
            'time(1, 2, tzinfo=timezone.utc)', 't.isoformat("minutes")',
            't.isoformat("milliseconds")', 't.isoformat("x")', 't.replace(hour=1)',
            'time.fromisoformat("04:23")', 'time.fromisoformat("04:23:01.5")',
            'time.fromisoformat("T042301")', 'time.fromisoformat("04:23:01,000384+02:00")',
            'time.fromisoformat("04:23Z")',
            'time.fromisoformat("4:23")', 'time(1) < time(2)',
            'time(1) == time(1, tzinfo=timezone.utc)', 'time(1) < time(1, tzinfo=timezone.utc)',
            'time(5, tzinfo=east).utcoffset()', 'time(5).utcoffset()',
            'time(1, 2, fold=1)', 'time(1, fold=2)', 'f"{t:%H.%M}"', 'bool(time(0))', 'time.max',
            'time(1).tzinfo', 'time(1, tzinfo=5)', 'pickle.loads(pickle.dumps(t))',
        )
        self.each(IMPORTS, 'date(2023, 2, 29)', 'date(0, 1, 1)', 'date(2024, 13, 1)', 'time(24)',
                  'time(0, 60)', 'datetime(2024, 1, 1, 25)', 'date(2024, 1, 0)', since=(3, 14),
                  prints='''builtins ValueError day 29 must be in range 1..28 for month 2 in year 2023
builtins ValueError year must be in 1..9999, not 0
builtins ValueError month must be in 1..12, not 13
builtins ValueError hour must be in 0..23, not 24
builtins ValueError minute must be in 0..59, not 60
builtins ValueError hour must be in 0..23, not 25
builtins ValueError day 0 must be in range 1..31 for month 1 in year 2024
''')

    def test_datetimes_and_zones(self):
        self.each(
            IMPORTS,
            'n', 'str(n)', 'a', 'str(a)', 'datetime(2024, 1, 1)',
            'datetime(2024, 1, 1, 1, 1, 1, fold=1)', 'n.date()', 'n.time()', 'a.timetz()',
            'n + timedelta(1, 50000)', 'n - timedelta(weeks=9)',
            'n - datetime(2024, 1, 1)', 'a - datetime(2024, 1, 1, tzinfo=timezone.utc)', 'a - n',
            'a < n', 'a == n', 'n < datetime.max', 'a == a.astimezone(timezone.utc)',
            'a.astimezone(timezone.utc)',
            'n.astimezone(timezone.utc)', 'n.astimezone()', 'a.astimezone()',
            'datetime(2024, 7, 1).astimezone()', 'n.timestamp()', 'a.timestamp()',
            'datetime(2024, 7, 1).timestamp()', 'n.isoformat()', 'n.isoformat(" ")',
            'n.isoformat(timespec="hours")', 'a.isoformat()', 'datetime.fromtimestamp(0)',
            'datetime.fromtimestamp(1.5)', 'datetime.fromtimestamp(-1.25)',
            'datetime.fromtimestamp(1720000000, timezone.utc)',
            'datetime.fromtimestamp(0.0000005, timezone.utc)',
            'datetime.fromtimestamp(1e9, east)', 'datetime.combine(d, t)',
            'datetime.combine(d, t, east)', 'datetime.combine(t, d)',
            'n.replace(hour=0, tzinfo=timezone.utc)',
            'datetime.fromisoformat("2024-02-29T13:05:09.000042")',
            'datetime.fromisoformat("2024-02-29")', 'datetime.fromisoformat("20240229T130509Z")',
            'datetime.fromisoformat("2024-02-29 13:05+05:30")',
            'datetime.fromisoformat("2024-W09-4T10")', 'datetime.fromisoformat("2024-02-29T")',
            'datetime.fromisoformat("nope")',
            'datetime.fromisoformat("2024-02-29T13:05:09-00:00:01")', 'n.ctime()', 'n.timetuple()',
            'a.utctimetuple()', 'n.weekday()', 'n.isocalendar()[:]', 'n.toordinal()',
            'datetime.min', 'datetime.max', 'datetime.max + timedelta(1)', 'isinstance(n, date)',
            'hash(a) == hash(a.astimezone(timezone.utc))',
            'n == d', 'd == n', 'sorted([n, datetime.min])[0]', 'timezone.utc', 'east',
            'str(east)', 'timezone(timedelta(hours=-3), "X")',
            'str(timezone(timedelta(hours=-3), "X"))', 'timezone(timedelta(seconds=-90))',
            'str(timezone(timedelta(seconds=-90)))', 'timezone(timedelta(hours=24))',
            'timezone(5)', 'timezone.utc == timezone(timedelta(0))',
            'timezone(timedelta(0)) is timezone.utc', 'east.utcoffset(None)', 'east.tzname(n)',
            'datetime(2024, 1, 1, tzinfo=Summer())', 'str(datetime(2024, 1, 1, tzinfo=Summer()))',
            'datetime(2024, 1, 1, tzinfo=Summer()).astimezone(timezone.utc)',
            'datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(Summer()).hour',
            'datetime(2024, 1, 1, tzinfo=Summer()).timetuple().tm_isdst',
            'pickle.loads(pickle.dumps(a)) == a', 'copy.deepcopy(n) == n', 'UTC is timezone.utc',
            'abs((datetime.now() - datetime.today()).total_seconds()) < 5',
            'datetime.now(timezone.utc).tzinfo', 'datetime.now().tzinfo',
            'type(datetime.now() - timedelta(1))', 'n.tzname()', 'a.tzname()', 'a.dst()',
            'tzinfo().utcoffset(n)', 'n.strftime("%s") == str(int(n.timestamp()))',
        )

    def test_formats(self):
        self.each(
            IMPORTS,
            *[f'n.strftime("%{code}")' for code in 'YmdHIMSfpyaAbBwujUWGVzZ%cxXDFTRnte'],
            *[f'datetime({day}).strftime("%j %U %W %V %G %a %I %p %y")' for day in ('2024, 1, 1',
                                                                                    '2023, 1, 1',
                                                                                    '2021, 1, 3, 12', '2020, 12, 31, 0', '2016, 1, 2', '999, 12, 30, 23')],
            'a.strftime("%z %Z")', 'd.strftime("%H:%M %A")', 't.strftime("%Y %H")',
            'n.strftime("100%")', 'n.strftime("")', 'n.strftime("%-d/%-m %d é")',
            'datetime(2024, 3, 5).strftime("%-d. %B %Y, %-I %p")',
            *[f'datetime.strptime({text!r}, {format!r})' for text, format in (
                ('2024-02-29', '%Y-%m-%d'), ('29/02/24 13:05:09', '%d/%m/%y %H:%M:%S'),
                ('29 Feb 2024', '%d %b %Y'), ('February 9, 1999', '%B %d, %Y'), ('01:05 PM',
                                                                                 '%I:%M %p'),
                ('12:00 am', '%I:%M %p'), ('2024-02-29T13:05:09.5', '%Y-%m-%dT%H:%M:%S.%f'),
                ('2024-02-29 +0530', '%Y-%m-%d %z'), ('2024-02-29 -05:30', '%Y-%m-%d %z'),
                ('2024-02-29Z', '%Y-%m-%d%z'),
                ('2024 060', '%Y %j'), ('Thu Feb 29 13:05:09 2024', '%a %b %d %H:%M:%S %Y'),
                ('Thu Feb 29 13:05:09 2024', '%c'), ('2024-02', '%Y-%m-%d'), ('2024-02-29x',
                                                                              '%Y-%m-%d'), ('x',
                                                                                            '%Y'),
                                                                                            ('2024-13-01', '%Y-%m-%d'),
                ('2023-02-29', '%Y-%m-%d'), ('1', '%q'), ('1', '%'), ('99', '%y'), ('68', '%y'),
                ('69', '%y'), ('2024   5', '%Y %m'), ('5%', '%d%%'), ('20240229', '%Y%m%d'),
                ('25', '%H'), ('2024 9 4', '%G %V %u'),
                ('2024 9 Thu', '%Y %W %a'), ('2024 9 Thu', '%Y %U %a'), ('2023 1 0', '%Y %U %w'),
                ('13:05:09', '%X'), ('02/29/24', '%x'), ('utc', '%Z'))],
            'datetime.strptime(5, "%Y")',
        )
        self.each(IMPORTS, 'a.strftime("%:z")', since=(3, 12), prints="'+05:30'\n")
        self.each(IMPORTS, 'date.strptime("2024-02-29", "%Y-%m-%d")',
                  'time.strptime("13:05", "%H:%M")', since=(3, 14),
                  prints='datetime.date(2024, 2, 29)\ndatetime.time(13, 5)\n')
