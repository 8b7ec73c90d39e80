"""Time goes on: what now gives lies between two others."""
from datetime import date, datetime, timezone
import time

a, b, c = datetime.now(), datetime.now(timezone.utc), datetime.now()
print(a <= c, b.tzinfo is timezone.utc, abs(b.timestamp() - time.time()) < 60, a.tzinfo)
print(date.today() in (a.date(), c.date()), len(a.isoformat(timespec='milliseconds')), type(a - c).__name__)
