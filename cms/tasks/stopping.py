"""How long-running processes are asked to end."""

import os
import signal
from types import FrameType


class StopRequest:
    """Set by SIGTERM or SIGINT; loops look at `requested` between two pieces of work."""

    def __init__(self) -> None:
        self._signalled = False
        self._parent: int | None = None

    @property
    def requested(self) -> bool:
        """True after a signal, and for a child also once its parent is gone."""
        return self._signalled or (self._parent is not None and os.getppid() != self._parent)

    def listen(self) -> None:
        """Take over SIGTERM and SIGINT. A child forked later goes on listening, for itself."""
        signal.signal(signal.SIGTERM, self._receive)
        signal.signal(signal.SIGINT, self._receive)

    def follow(self, parent: int) -> None:
        """Stop also when the parent process of this number is no longer there."""
        self._parent = parent

    def _receive(self, number: int, frame: FrameType | None) -> None:
        self._signalled = True
