"""The project speaks of itself alone, and its drawers have names."""

import ast
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGES = ("cms", "search", "sites", "themes")
NOT_TEXT = {".docx", ".ico", ".jpg", ".mo", ".png", ".webp", ".woff2"}
# Written in two parts, so that this file does not hold what it forbids.
FORBIDDEN = [
    *(f"/{folder}/" for folder in ("work", "root")),
    *(f"{name}.{end}" for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))),
]
DRAWERS = {"utils", "helpers", "common", "core", "misc"}


@pytest.fixture(scope="module")
def project_files() -> list[Path]:
    """Every file that belongs to the project: what git keeps, and what it would keep."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        missing("git or the repository is missing")
    return [path for name in listed.split("\0") if name and (path := CHECKOUT / name).is_file()]


def test_no_file_names_a_machine_or_a_registry(project_files: list[Path]) -> None:
    found = [
        f"{path.relative_to(CHECKOUT)}: {word}"
        for path in project_files
        if path.suffix not in NOT_TEXT
        for text in [path.read_text(errors="replace")]
        for word in FORBIDDEN
        if word in text
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "package-lock.json"])
def test_lock_files_carry_hashes_and_no_host(name: str) -> None:
    text = (CHECKOUT / name).read_text()
    assert "://" not in text
    assert "sha256:" in text or "sha512-" in text


def test_both_lock_files_name_the_same_versions() -> None:
    run, development = (
        {line.split(" \\")[0] for line in (CHECKOUT / name).read_text().splitlines() if "==" in line}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run - development == set()


def test_every_package_says_what_it_owns() -> None:
    silent = [
        str(path.relative_to(CHECKOUT))
        for package in PACKAGES
        for path in (CHECKOUT / package).rglob("__init__.py")
        if not {"migrations", "management", "commands", "templatetags"} & set(path.parts)
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_there_is_no_drawer_for_everything() -> None:
    drawers = [
        str(path.relative_to(CHECKOUT))
        for package in PACKAGES
        for path in (CHECKOUT / package).rglob("*.py")
        if {path.stem, path.parent.name} & DRAWERS
    ]
    assert drawers == []


def test_every_setting_from_the_environment_is_documented() -> None:
    documented = (CHECKOUT / "docs" / "running.md").read_text()
    settings = ast.parse((CHECKOUT / "cms" / "config" / "settings.py").read_text())
    names = {
        call.args[0].value
        for call in ast.walk(settings)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and isinstance(call.args[0], ast.Constant)
    }
    assert names != set()
    assert [name for name in sorted(names) if f"`{name}`" not in documented] == []
