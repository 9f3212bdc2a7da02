"""A broken DATABASE_URL is answered with one line that says what to do, and code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cms.config.database import database_problem
from tests.conftest import CHECKOUT, database_url

ADVICE = "Correct DATABASE_URL, or unset it to use the embedded server."
SHAPE = "postgresql://user:password@host:5432/database"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("mysql://u:p@localhost/x", f"DATABASE_URL must begin with postgresql://: write it as {SHAPE}."),
        ("nonsense", f"DATABASE_URL must begin with postgresql://: write it as {SHAPE}."),
        (
            "postgresql://u:p@[::1/x",
            f"DATABASE_URL cannot be read: write it as {SHAPE}, special characters percent-encoded.",
        ),
        (
            "postgresql://u:p@localhost:port/x",
            f"DATABASE_URL cannot be read: write it as {SHAPE}, special characters percent-encoded.",
        ),
        ("postgresql://u:p@localhost", f"DATABASE_URL names no database: write it as {SHAPE}."),
        ("postgresql://u:p@localhost:1/x", f"No database server answers at localhost:1 (from DATABASE_URL). {ADVICE}"),
        (
            "postgresql://u:p@nowhere.invalid/x",
            f"The host of DATABASE_URL, nowhere.invalid:5432, is unknown. {ADVICE}",
        ),
        (
            "postgresql://u@/x?host=/no/such/folder",
            f"No database server answers at /no/such/folder:5432 (from DATABASE_URL). {ADVICE}",
        ),
    ],
)
def test_problem_in_one_line(url: str, problem: str) -> None:
    assert database_problem(url) == problem


def test_missing_database_is_named(django_db_setup: None) -> None:
    problem = database_problem(database_url("nowhere"))
    assert problem is not None
    assert "has no database nowhere: create it (createdb nowhere)." in problem


def test_no_problem_with_a_good_one(own_database: str) -> None:
    assert database_problem(own_database) is None


def test_a_password_is_never_shown() -> None:
    problem = database_problem("postgresql://name:very-secret@localhost:1/x")
    assert problem is not None
    assert "very-secret" not in problem


def test_the_launcher_ends_with_that_line(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://u:p@localhost:1/x",
        "VAR_DIR": str(tmp_path),
        "PORT": "0",
    }
    environment["PORT"] = "58431"
    done = subprocess.run(
        [sys.executable, "-m", "cms.config.launcher"], cwd=CHECKOUT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == f"No database server answers at localhost:1 (from DATABASE_URL). {ADVICE}\n"
    assert not (tmp_path / "postgres").exists()
