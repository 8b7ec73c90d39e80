"""Without any set-up, warnings go to stderr as they are."""
import logging

logging.info('not shown')
logging.getLogger('x').warning('shown as it is')
