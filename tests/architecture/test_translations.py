"""Every text of the interface is there in Persian and Arabic."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from deploy import messages
from tests.conftest import missing

CHECKOUT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
Key = tuple[str | None, str, str]


languages = pytest.mark.parametrize("language", messages.LANGUAGES)


def entries(path: Path) -> dict[Key, polib.POEntry]:
    kept = polib.pofile(str(path)) if path.suffix == ".po" else polib.mofile(str(path))
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural): entry for entry in kept if not entry.obsolete}


def committed(language: str) -> Path:
    return messages.catalogue(CHECKOUT, language)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the sources with catalogues collected from them afresh."""
    if shutil.which("xgettext") is None:
        missing("gettext is missing (Debian: apt-get install gettext)")
    folder = tmp_path_factory.mktemp("sources")
    for package in messages.PACKAGES:
        shutil.copytree(CHECKOUT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "static"))
    messages.collect(folder)
    yield folder
    shutil.rmtree(folder)


@languages
def test_catalogue_holds_exactly_the_texts_of_the_sources(language: str, collected: Path) -> None:
    wanted = entries(messages.catalogue(collected, language)).keys()
    kept = entries(committed(language)).keys()
    assert {"not in the catalogue": wanted - kept, "no longer in the sources": kept - wanted} == {
        "not in the catalogue": set(),
        "no longer in the sources": set(),
    }


@languages
def test_every_text_is_translated_and_certain(language: str) -> None:
    assert [key for key, entry in entries(committed(language)).items() if not entry.translated() or entry.fuzzy] == []


@languages
def test_placeholders_survive_translation(language: str) -> None:
    """A singular may leave its number out, so plural texts are held against the union of their source's forms."""
    wrong = []
    for (_context, singular, plural), entry in entries(committed(language)).items():
        known = set(PLACEHOLDER.findall(singular)) | set(PLACEHOLDER.findall(plural))
        if plural:
            fits = all(set(PLACEHOLDER.findall(text)) <= known for text in entry.msgstr_plural.values())
        else:
            fits = sorted(PLACEHOLDER.findall(entry.msgstr)) == sorted(PLACEHOLDER.findall(singular))
        if not fits:
            wrong.append(singular)
    assert wrong == []


@languages
def test_compiled_catalogue_is_in_step(language: str) -> None:
    path = committed(language)
    source, binary = entries(path), entries(path.with_suffix(".mo"))
    assert {key: (entry.msgstr, entry.msgstr_plural) for key, entry in binary.items()} == {
        key: (entry.msgstr, entry.msgstr_plural) for key, entry in source.items() if entry.translated()
    }


def test_persian_is_written_with_persian_letters() -> None:
    translated = entries(committed("fa")).values()
    texts = [text for entry in translated for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [text for text in texts if "\u064a" in text or "\u0643" in text] == []
