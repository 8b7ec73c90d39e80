"""Seconds since 1970 as a date."""
import time

t = time.gmtime(86400 * 365)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday, t[0], len(t))
print(time.strftime('%Y-%m-%d %H:%M:%S', t), time.asctime(t), time.strftime('%d %b %y', time.gmtime(0)))
print(time.strptime('2024-03-05 01:02', '%Y-%m-%d %H:%M')[:6], time.gmtime(0) < t, repr(time.gmtime(0))[:30])
