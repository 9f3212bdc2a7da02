"""The programs that the launcher starts, watches and stops together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PARENT_DEATH_SIGNAL = 1
# Loaded here: between fork and exec nothing may be imported.
PROCESS_CONTROL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def end_with_parent() -> None:
    """Have Linux end this process when its parent dies, by force too; runs in the child. See prctl(2)."""
    if PROCESS_CONTROL:
        PROCESS_CONTROL(PARENT_DEATH_SIGNAL, signal.SIGTERM)


@dataclass
class Program:
    """A program with its children, in a process group of its own, so that Ctrl-C reaches the launcher alone.

    `patience` is how many seconds it gets to finish what it is doing.
    """

    name: str
    command: Sequence[str]
    patience: float
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            self.command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent if PROCESS_CONTROL else None,
        )

    def exit_code(self) -> int | None:
        """None while it runs, and before it was started."""
        return self.process.poll() if self.process else None

    def stop(self) -> None:
        """Ask it to end, wait, and end by force whatever of its group is left."""
        if self.process is None:
            return
        try:
            if self.process.poll() is None:
                self.process.terminate()
                self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self.kill()

    def kill(self) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Programs:
    """Programs that live and die together: the first to end takes the others with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[Program] = []

    def start(self, program: Program, environment: Mapping[str, str]) -> None:
        self.started.append(program)
        program.start(self.folder, environment)

    def ended(self) -> list[Program]:
        """Those that are no longer running."""
        return [program for program in self.started if program.exit_code() is not None]

    def wait(self) -> None:
        """Return when one of them has ended. Ctrl-C passes through as KeyboardInterrupt."""
        while not self.ended():
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop them, the last started first; a second Ctrl-C ends them at once."""
        try:
            for program in reversed(self.started):
                program.stop()
        except KeyboardInterrupt:
            for program in self.started:
                program.kill()
