"""Handlers can be set and asked for."""
import signal

before = signal.signal(signal.SIGINT, signal.SIG_IGN)
print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN, callable(before), signal.SIGTERM.name, int(signal.SIGINT))
def handler(number, frame):
    pass
signal.signal(signal.SIGTERM, handler)
print(signal.getsignal(signal.SIGTERM) is handler, signal.Signals(15))
