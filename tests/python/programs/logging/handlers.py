"""Handlers, formatters and filters of one's own."""
import io
import logging

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('{levelname:>8}|{message}', style='{'))
class NoSecrets(logging.Filter):
    def filter(self, record):
        return 'secret' not in record.getMessage()
handler.addFilter(NoSecrets())
log = logging.getLogger('own')
log.propagate = False
log.addHandler(handler)
log.setLevel('INFO')
log.info('hello')
log.info('the secret')
log.warning('with %(name)s', {'name': 'dict'})
try:
    {}['k']
except KeyError:
    log.exception('lookup')
lines = stream.getvalue().splitlines()
print(lines[0], lines[1], lines[2], lines[3], lines[-1], sep='\n')
class Collect(logging.Handler):
    def emit(self, record):
        print(record.levelno, record.name, record.threadName, record.args, record.funcName)
log.removeHandler(handler)
log.addHandler(Collect())
def work():
    log.error('x %s', 1)
work()
logging.LoggerAdapter(log, {}).error('adapted')
print(log.handlers != [], log.hasHandlers())
