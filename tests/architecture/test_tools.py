"""What `make check` runs, and Django's own checks: `make test` must find what continuous integration would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--output-format", "concise"],
        ["ruff", "format", "--check"],
        ["mypy"],
        ["lint-imports", "--no-logo"],
    ],
    ids=["lint", "format", "types", "import contract"],
)
def test_tool_finds_nothing(command: list[str]) -> None:
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@localhost/nowhere", "DEVELOPMENT": "true"}
    done = subprocess.run(
        [TOOLS / command[0], *command[1:]], cwd=CHECKOUT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True)


@pytest.mark.django_db
def test_system_checks_find_nothing() -> None:
    call_command("check", fail_level="WARNING", databases=["default"])
