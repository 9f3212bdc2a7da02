"""Without npm, or without its packages, the site runs with less and says so."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from cms.config.launcher.assets import ASSETS, FONTS, WITHOUT, provide_assets


def packages_in(checkout: Path, content: str = "text of") -> None:
    for asset in ASSETS:
        for path in asset.sources(checkout):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{content} {path.name}")


def npm_that(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "bin" / "npm"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")


def test_files_and_licence_are_copied(tmp_path: Path) -> None:
    packages_in(tmp_path)
    assert provide_assets(tmp_path) == "in place"
    for asset in ASSETS:
        assert {path.name: path.read_text() for path in (tmp_path / asset.target).iterdir()} == {
            Path(name).name: f"text of {Path(name).name}" for name in asset.files
        }


def test_a_newer_package_replaces_them(tmp_path: Path) -> None:
    packages_in(tmp_path)
    provide_assets(tmp_path)
    packages_in(tmp_path, "better")
    assert provide_assets(tmp_path) == "in place"
    assert (tmp_path / FONTS.target / "LICENSE").read_text() == "better LICENSE"


def test_without_npm_one_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert provide_assets(tmp_path) == f"npm is missing: {WITHOUT}; install Node.js to get both"
    assert not any((tmp_path / asset.target).exists() for asset in ASSETS)


def test_without_npm_files_that_are_there_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    packages_in(tmp_path / "elsewhere")
    for asset in ASSETS:
        (tmp_path / asset.target).mkdir(parents=True)
        for name in asset.files:
            (tmp_path / asset.target / Path(name).name).write_text("kept")
    assert provide_assets(tmp_path) == "in place"


def test_a_failing_npm_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm_that(tmp_path, "echo 'npm error: no way out' >&2; exit 1", monkeypatch)
    assert provide_assets(tmp_path) == f"npm failed, {WITHOUT}: npm error: no way out"
    assert not any((tmp_path / asset.target).exists() for asset in ASSETS)


def test_a_package_that_lacks_a_file_is_told_by_its_name(tmp_path: Path) -> None:
    packages_in(tmp_path)
    FONTS.sources(tmp_path)[0].unlink()
    assert provide_assets(tmp_path) == f"the npm packages lack vazirmatn-arabic-wght-normal.woff2: {WITHOUT}"


def test_a_package_that_came_later_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages_in(tmp_path)
    shutil.rmtree(tmp_path / "node_modules" / ASSETS[-1].package)
    npm_that(tmp_path, f"mkdir -p node_modules/{ASSETS[-1].package}", monkeypatch)
    assert provide_assets(tmp_path) == f"the npm packages lack index.js, LICENSE: {WITHOUT}"
