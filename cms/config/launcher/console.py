"""One line a step, with its seconds; a long step is seen to move. Standard library only: the installation uses it."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

NAME_WIDTH = 22
TERMINAL_INTERVAL = 0.2
# A log must not fill with the same line, yet whoever follows it must see that something happens.
LOG_INTERVAL = 5.0


class Step:
    """A running step. `progress` and `result` are short texts; the latter stands in the finished line."""

    def __init__(self, name: str, output: TextIO) -> None:
        self.name = name
        self.progress = ""
        self.result = ""
        self._output = output
        self._started = time.monotonic()
        self._finished = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> "Step":
        self._ticker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._finished.set()
        self._ticker.join()
        text = (self.result or "done") if kind is None else "not done"
        self._write(f"{text} ({self._seconds():.1f} s)", last=True)

    def _tick(self) -> None:
        interval = TERMINAL_INTERVAL if self._output.isatty() else LOG_INTERVAL
        while not self._finished.wait(interval):
            self._write(f"{self.progress} {self._seconds():.0f} s".strip(), last=False)

    def _write(self, text: str, *, last: bool) -> None:
        line = f"  {self.name:<{NAME_WIDTH}} {text}"
        if self._output.isatty():
            # Back to the margin, and clear what a longer line has left.
            self._output.write(f"\r\x1b[2K{line}" + ("\n" if last else ""))
        else:
            self._output.write(f"{line}\n")
        self._output.flush()

    def _seconds(self) -> float:
        return time.monotonic() - self._started


class Console:
    """Where the launcher speaks. `output` is standard output unless a test listens."""

    def __init__(self, output: TextIO | None = None) -> None:
        self.output = output or sys.stdout

    def say(self, text: str = "") -> None:
        print(text, file=self.output, flush=True)

    def step(self, name: str) -> Step:
        """A context manager that shows a step's progress while it runs and one line when it is over."""
        return Step(name, self.output)

    @contextmanager
    def speaking_step(self, name: str) -> Iterator[None]:
        """A step that prints its own progress: a line before and a line after, nothing between."""
        started = time.monotonic()
        self.say(f"  {name:<{NAME_WIDTH}} …")
        yield
        self.say(f"  {name:<{NAME_WIDTH}} done ({time.monotonic() - started:.1f} s)")
