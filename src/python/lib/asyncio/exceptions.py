"""The exceptions of asyncio."""

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The task or future was cancelled."""


class InvalidStateError(Exception):
    """The future's state does not allow that."""


class BrokenBarrierError(RuntimeError):
    """The barrier was broken while somebody waited for it."""
