"""Static files can be collected for production with and without the typeface."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

import themes.base

BASE = Path(themes.base.__file__).parent / "static" / "base"
ARABIC = "base/fonts/vazirmatn-arabic-wght-normal.woff2"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Path]:
    """A copy of the base theme's static files without fonts, being the only static files there are."""
    copy = tmp_path / "base"
    shutil.copytree(BASE, copy, ignore=shutil.ignore_patterns("fonts"))
    with override_settings(
        STATIC_ROOT=tmp_path / "collected",
        STATICFILES_DIRS=[("base", copy)],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES={"staticfiles": {"BACKEND": "themes.static_files.StaticFilesStorage"}},
    ):
        yield copy


def collected(name: str) -> str:
    return Path(staticfiles_storage.path(staticfiles_storage.stored_name(name))).read_text(encoding="utf-8")


def test_without_fonts_their_addresses_stay_as_written(base: Path) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    assert 'url("fonts/vazirmatn-arabic-wght-normal.woff2")' in collected("base/fonts.css")
    strap = staticfiles_storage.stored_name("base/strap.svg")
    assert strap != "base/strap.svg"
    assert f'url("{strap.removeprefix("base/")}")' in collected("base/tokens.css")


def test_with_fonts_their_addresses_are_hashed(base: Path) -> None:
    (base / "fonts").mkdir()
    for part in ("arabic", "latin"):
        (base / "fonts" / f"vazirmatn-{part}-wght-normal.woff2").write_bytes(part.encode())
    call_command("collectstatic", interactive=False, verbosity=0)
    font = staticfiles_storage.stored_name(ARABIC)
    assert font != ARABIC
    assert f'url("{font.removeprefix("base/")}")' in collected("base/fonts.css")


def test_any_other_missing_file_stops_the_build(base: Path) -> None:
    (base / "strap.svg").unlink()
    with pytest.raises(ValueError, match="strap.svg"):
        call_command("collectstatic", interactive=False, verbosity=0)
