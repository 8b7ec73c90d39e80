"""Dates and times, and what lies between them."""
from datetime import MAXYEAR, date, datetime, time, timedelta, timezone

start = datetime(2024, 2, 28, 23, 30)
print(start, start + timedelta(hours=1), start + timedelta(days=2), repr(start), start.isoformat())
gap = datetime(2024, 3, 1) - start
print(gap, repr(gap), gap.total_seconds(), gap.days, gap.seconds, -gap, abs(-gap), gap * 2, gap / 2, gap // timedelta(hours=1), gap % timedelta(hours=1))
print(timedelta(weeks=1, milliseconds=1500), timedelta(hours=-1), str(timedelta(microseconds=5)), timedelta.max)
d = date(2024, 2, 29)
print(d, d.weekday(), d.isoweekday(), d.isocalendar(), d.replace(year=2023, day=1), d.toordinal(), date.fromordinal(1), d.timetuple().tm_yday)
print(date(2024, 1, 1) < d, max(d, date.min), (date(2025, 1, 1) - d).days, d.strftime('%A %d %B %Y %j %U %y'))
print(start.strftime('%Y-%m-%d %H:%M:%S.%f %p %I %a %b'), datetime.strptime('05/11/2023 14:07', '%d/%m/%Y %H:%M'))
print(datetime.fromisoformat('2024-05-06T07:08:09.123456+02:00'), date.fromisoformat('2024-05-06'), time(1, 2, 3).isoformat())
utc = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(utc, utc.astimezone(timezone(timedelta(hours=5, minutes=30))), utc.timestamp(), datetime.fromtimestamp(0, timezone.utc), utc.tzinfo)
print(datetime.combine(d, time(12)), utc.date(), utc.time(), utc.timetz(), MAXYEAR)
for wrong in (lambda: utc - start, lambda: utc < start, lambda: datetime(2024, 13, 1),
              lambda: time(25), lambda: datetime.strptime('x', '%Y'), lambda: date.fromisoformat('2024'),
              lambda: date.max + timedelta(1)):
    try:
        wrong()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, str(error)[:21])
