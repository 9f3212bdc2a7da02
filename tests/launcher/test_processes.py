"""Programs live and die together, their children too."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cms.config.launcher.processes import Program, Programs
from tests.conftest import CHECKOUT

# Starts a child, tells the child's process id and waits.
PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(600)
"""
STUBBORN = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[1], "w").write("ready")
time.sleep(600)
"""
POLITE = """
import signal, sys, time
def end(*_):
    open(sys.argv[1], "a").write(" finished")
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
open(sys.argv[1], "w").write("ready")
time.sleep(600)
"""


LAUNCHER = """
import os, pathlib, sys, time
from cms.config.launcher.processes import Program, Programs
note = pathlib.Path(sys.argv[1])
programs = Programs(pathlib.Path())
programs.start(Program("sample", [sys.executable, "-c", sys.argv[2], str(note)], 10), os.environ)
while not note.exists():
    time.sleep(0.01)
print(programs.started[0].process.pid, flush=True)
time.sleep(600)
"""


def program(script: str, note: Path, patience: float = 10) -> Program:
    return Program("sample", [sys.executable, "-c", script, str(note)], patience)


def running(folder: Path, *wanted: Program) -> Programs:
    programs = Programs(folder)
    for each in wanted:
        programs.start(each, os.environ)
    return programs


def wait_for(note: Path) -> str:
    while not (note.exists() and note.read_text()):
        time.sleep(0.01)
    return note.read_text()


def is_alive(process_id: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process_id)], capture_output=True, text=True).stdout.strip()
    return state != "" and not state.startswith("Z")


def test_stopping_reaches_children_of_children(tmp_path: Path) -> None:
    note = tmp_path / "note"
    programs = running(tmp_path, program(PARENT, note))
    child = int(wait_for(note))
    assert is_alive(child)
    programs.stop()
    assert programs.started[0].exit_code() == -15
    while is_alive(child):  # the child of a child is reaped by the system, a moment later
        time.sleep(0.01)


def test_a_program_may_finish_what_it_does(tmp_path: Path) -> None:
    note = tmp_path / "note"
    programs = running(tmp_path, program(POLITE, note))
    wait_for(note)
    programs.stop()
    assert note.read_text() == "ready finished"
    assert programs.started[0].exit_code() == 0


def test_patience_ends(tmp_path: Path) -> None:
    note = tmp_path / "note"
    programs = running(tmp_path, program(STUBBORN, note, patience=0.2))
    wait_for(note)
    programs.stop()
    assert programs.started[0].exit_code() == -9


def test_the_one_that_ends_is_reported(tmp_path: Path) -> None:
    short = Program("short", [sys.executable, "-c", "raise SystemExit(7)"], 1)
    programs = running(tmp_path, program(PARENT, tmp_path / "note"), short)
    programs.wait()
    assert programs.ended() == [short]
    assert short.exit_code() == 7
    programs.stop()


def test_stopping_what_never_started_does_nothing() -> None:
    programs = Programs(Path())
    programs.stop()
    assert programs.ended() == []
    never_started = program(PARENT, Path("note"))
    never_started.stop()
    assert never_started.exit_code() is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_killing_the_launcher_ends_its_programs(tmp_path: Path) -> None:
    note = tmp_path / "note"
    launcher = subprocess.Popen(
        [sys.executable, "-c", LAUNCHER, str(note), POLITE], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert launcher.stdout is not None
    child = int(launcher.stdout.readline())
    assert is_alive(child)
    launcher.kill()
    launcher.communicate()
    while is_alive(child):
        time.sleep(0.01)
    assert note.read_text() == "ready finished"
