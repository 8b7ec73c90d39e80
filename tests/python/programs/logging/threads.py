"""Log records tell which thread wrote them."""
import logging
import sys
import threading

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format='%(levelname)s:%(threadName)s:%(name)s:%(message)s')
log = logging.getLogger('demo')
log.debug('value %d of %s', 3, 'x')
log.info('plain')
thread = threading.Thread(target=log.warning, args=('from %r', 'here'), name='worker')
thread.start()
thread.join()
try:
    1 / 0
except ZeroDivisionError:
    log.error('failed', exc_info=False)
log.setLevel(logging.ERROR)
log.info('not shown')
log.critical('shown')
logging.getLogger('demo.child').warning('inherits the level')
print(log.isEnabledFor(logging.INFO), log.getEffectiveLevel(), logging.getLevelName(30), logging.getLogger('demo') is log)
logging.disable(logging.CRITICAL)
log.critical('silent')
