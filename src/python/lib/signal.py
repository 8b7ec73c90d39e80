"""Signals: handlers are accepted and never called, as nobody sends any here."""
from enum import IntEnum


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGABRT = 6
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2 = list(Signals)[:8]
SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP = list(Signals)[8:]
SIG_DFL, SIG_IGN = Handlers
_handlers = {}


def default_int_handler(signum, frame, /):
    raise KeyboardInterrupt


def _known(signum):
    try:
        return Signals(signum)
    except ValueError:
        raise ValueError('signal number out of range') from None


def signal(signalnum, handler):
    """Remembers a handler; returns the one before."""
    signalnum = _known(signalnum)
    if not callable(handler) and handler not in (Handlers.SIG_DFL, Handlers.SIG_IGN):
        raise TypeError(
            'signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    from threading import current_thread, main_thread

    if current_thread() is not main_thread():
        raise ValueError('signal only works in main thread of the main interpreter')
    before = getsignal(signalnum)
    _handlers[signalnum] = handler
    return before


def getsignal(signalnum):
    signalnum = _known(signalnum)
    if signalnum not in _handlers and signalnum == Signals.SIGINT:
        return default_int_handler
    return _handlers.get(signalnum, Handlers.SIG_DFL)


def raise_signal(signalnum, /):
    """Calls the handler that the program has set for a signal, if there is one."""
    handler = getsignal(signalnum)
    if handler is default_int_handler or callable(handler) and not isinstance(handler, Handlers):
        handler(int(signalnum), None)


def strsignal(signalnum, /):
    return {1: 'Hangup', 2: 'Interrupt', 9: 'Killed', 14: 'Alarm clock', 15: 'Terminated'}.get(
        int(signalnum))


def alarm(seconds, /):
    """Accepted without effect."""
    return 0


def setitimer(which, seconds, interval=0.0, /):
    """Accepted without effect."""
    return 0.0, 0.0


def siginterrupt(signalnum, flag, /):
    """Accepted without effect."""


def valid_signals():
    return set(Signals)


def pause():
    raise OSError('no signal will come')
