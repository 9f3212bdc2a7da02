"""Without npm, or without its package, the site runs with system fonts and says so."""

import os
import stat
from pathlib import Path

import pytest

from cms.config.launcher.assets import FILES, FONTS_FOLDER, PACKAGE, provide_fonts


def package_in(checkout: Path, content: str = "font") -> None:
    for name in FILES:
        path = checkout / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{content} {name}")


def npm_that(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "bin" / "npm"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")


def test_files_and_licence_are_copied(tmp_path: Path) -> None:
    package_in(tmp_path)
    assert provide_fonts(tmp_path) == "in place"
    assert {path.name: path.read_text() for path in (tmp_path / FONTS_FOLDER).iterdir()} == {
        Path(name).name: f"font {name}" for name in FILES
    }


def test_a_newer_package_replaces_them(tmp_path: Path) -> None:
    package_in(tmp_path)
    provide_fonts(tmp_path)
    package_in(tmp_path, "better font")
    assert provide_fonts(tmp_path) == "in place"
    assert (tmp_path / FONTS_FOLDER / "LICENSE").read_text() == "better font LICENSE"


def test_without_npm_one_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert provide_fonts(tmp_path) == (
        "npm is missing: the site runs with system fonts; install Node.js to get Vazirmatn"
    )
    assert not (tmp_path / FONTS_FOLDER).exists()


def test_without_npm_files_that_are_there_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    package_in(tmp_path / "elsewhere")
    target = tmp_path / FONTS_FOLDER
    target.mkdir(parents=True)
    for name in FILES:
        (target / Path(name).name).write_text("kept")
    assert provide_fonts(tmp_path) == "in place"


def test_a_failing_npm_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm_that(tmp_path, "echo 'npm error: no way out' >&2; exit 1", monkeypatch)
    assert provide_fonts(tmp_path) == "npm failed, the site runs with system fonts: npm error: no way out"
    assert not (tmp_path / FONTS_FOLDER).exists()
