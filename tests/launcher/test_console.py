"""A step is one line in a log; on a terminal its line moves."""

import io
import re
import time

import pytest

from cms.config.launcher import console
from cms.config.launcher.console import Console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_step_is_one_line_with_its_seconds() -> None:
    output = io.StringIO()
    with Console(output).step("migrations") as step:
        step.result = "up to date"
    assert output.getvalue() == "  migrations             up to date (0.0 s)\n"


def test_a_failing_step_says_so_and_lets_the_error_through() -> None:
    output = io.StringIO()
    with pytest.raises(ValueError, match="broken"), Console(output).step("database"):
        raise ValueError("broken")
    assert output.getvalue() == "  database               not done (0.0 s)\n"


def test_a_long_step_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "TERMINAL_INTERVAL", 0.001)
    output = Terminal()
    with Console(output).step("migrations") as step:
        step.progress = "3 of 9"
        while " 3 of 9 " not in output.getvalue():
            time.sleep(0.001)
    lines = output.getvalue().split("\r\x1b[2K")
    assert lines[1].startswith("  migrations   ")
    assert re.fullmatch(r"  migrations             done \(0\.\d s\)\n", lines[-1])


def test_a_step_that_speaks_for_itself_is_framed() -> None:
    output = io.StringIO()
    speaker = Console(output)
    with speaker.speaking_step("demo network"):
        speaker.say("  a site")
    assert output.getvalue() == "  demo network           …\n  a site\n  demo network           done (0.0 s)\n"
