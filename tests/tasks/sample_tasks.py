"""Tasks that leave a trace: a row of the table `sample_effect` for each effect, a file for each start."""

import os
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.db import connection
from django.utils.translation import get_language
from django_tasks import task

from cms.tasks.background import background

AT_ONCE = timedelta(0)
PATIENCE = 60


class OrdinaryError(Exception):
    """What tasks raise."""


@background(queue="quick")
def write(name: str) -> str:
    """One effect."""
    write_row(name)
    return name


@task()
def as_libraries_do(name: str) -> None:
    """One effect, without a policy and in the queue of libraries."""
    write_row(name)


@background(queue="slow")
def write_slowly(name: str) -> None:
    """One effect, in the slow queue."""
    write_row(name)


@background(queue="quick")
def write_and_wait(name: str, folder: str) -> None:
    """One effect; then wait, before anything is committed, for the file `go`."""
    write_row(name)
    note_start(folder)
    wait_for(Path(folder) / "go")


@background(queue="quick", atomic=False)
def write_once_and_wait(name: str, folder: str) -> None:
    """One effect, committed at once and not repeated; then wait for the file `go`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sample_effect SELECT %s WHERE NOT EXISTS (SELECT FROM sample_effect WHERE name = %s)",
            [name, name],
        )
    note_start(folder)
    wait_for(Path(folder) / "go")


@background(queue="quick")
def meet(mine: str, other: str, folder: str) -> None:
    """Come to an end only if the other one runs at the same time."""
    (Path(folder) / mine).touch()
    wait_for(Path(folder) / other)


@background(queue="quick", attempts=3, first_delay=AT_ONCE)
def fail_until_third_start(name: str, folder: str) -> str:
    """One effect in each attempt, of which the third succeeds."""
    write_row(name)
    note_start(folder)
    if len(starts(folder)) < 3:
        raise OrdinaryError(f"start {len(starts(folder))}")
    return "third"


@background(queue="quick", attempts=2, first_delay=AT_ONCE)
def always_fail(name: str) -> None:
    """One effect, and an error."""
    write_row(name)
    raise OrdinaryError("always")


@background(queue="quick", attempts=1)
def leave() -> None:
    """Try to end the process."""
    raise SystemExit(3)


@background(queue="quick", attempts=1)
def return_what_json_cannot_carry() -> object:
    """One effect, and a result that cannot be kept."""
    write_row("unkept")
    return object()


@background(queue="quick")
def write_and_enqueue(name: str) -> None:
    """One effect, and the task that makes the next."""
    write_row(name)
    write.enqueue(f"{name}, next")


@background(queue="quick")
def note_language() -> None:
    """The language in which it runs, as an effect."""
    write_row(get_language())


@background(queue="quick", attempts=1)
def tick() -> None:
    """One effect; for schedules."""
    write_row("tick")


def write_row(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO sample_effect VALUES (%s)", [name])


def note_start(folder: str) -> None:
    (Path(folder) / f"start-{os.getpid()}-{uuid4().hex}").touch()


def starts(folder: str | Path) -> list[int]:
    """The processes in which a task started, one entry a start."""
    return [int(file.name.split("-")[1]) for file in Path(folder).glob("start-*")]


def wait_for(file: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not file.exists():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{file} did not appear")
        time.sleep(0.01)
