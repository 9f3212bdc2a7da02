"""Ctrl-C, SIGTERM and a closed terminal, all taken alike."""

import signal
import sys
from types import FrameType


class Interruption:
    """Raises KeyboardInterrupt when one of the signals arrives, and remembers it.

    An exception that falls into a finalizer is lost (Python only reports it, which would look like a fault here), so
    long work calls `check` from time to time.
    """

    def __init__(self) -> None:
        self.has_arrived = False

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._arrive)
        sys.unraisablehook = self._report_lost_exception

    def check(self) -> None:
        """Raises KeyboardInterrupt if a signal has arrived at any time before."""
        if self.has_arrived:
            raise KeyboardInterrupt

    @staticmethod
    def _report_lost_exception(lost: "sys.UnraisableHookArgs") -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt):
            sys.__unraisablehook__(lost)

    def _arrive(self, _number: int, _frame: FrameType | None) -> None:
        self.has_arrived = True
        raise KeyboardInterrupt
