"""Workers as they are in operation: other processes, on a database in which commits are real."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

CHECKOUT = Path(__file__).parent.parent.parent
PATIENCE = 60

Process = subprocess.Popen[bytes]
StartProcess = Callable[..., Process]


def create_effects() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE sample_effect (name text)")


def effects() -> list[str]:
    """What tasks have done and committed, in the order of the alphabet."""
    return [name for (name,) in rows("SELECT name FROM sample_effect ORDER BY name")]


def rows(query: str, *parameters: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Return when the condition holds; how long that takes is not asserted."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"in vain waited until {what}")
        time.sleep(0.02)


@pytest.fixture
def effect_table(db: None) -> None:
    """A place for effects in the test's transaction."""
    create_effects()


@pytest.fixture
def real_database(own_database: str) -> str:
    """A database of one's own with a place for effects; gives its URL."""
    create_effects()
    return own_database


@pytest.fixture
def start_process(real_database: str) -> Iterator[StartProcess]:
    """Start Python with the given arguments on the real database, as leader of a process group."""
    processes: list[Process] = []

    def start(*arguments: str, **environment: str) -> Process:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=CHECKOUT,
            env={
                **os.environ,
                "DATABASE_URL": real_database,
                "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
                **environment,
            },
            start_new_session=True,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        kill_group(process)


@pytest.fixture
def start_worker(start_process: StartProcess) -> Callable[..., Process]:
    """Start `manage.py work` with the given options."""

    def start(*options: str) -> Process:
        return start_process("manage.py", "work", "--interval", "0.05", *options)

    return start


def kill_group(process: Process) -> None:
    """kill -9 for a process and all its children."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
