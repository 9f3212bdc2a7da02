"""Every text of the interface is there in Persian and Arabic, in the words of the product.

The catalogues also hold texts of Wagtail and Django that their own catalogues lack or misname; they carry the
translator comment OVERLAY, and none of them needs to be in our sources.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import allauth
import django
import polib
import pytest
import taggit
import wagtail

from deploy import messages
from tests.conftest import missing

CHECKOUT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
OVERLAY = "Wagtail"
# What the product calls by another word; docs/translations.md has the words.
REFUSED = re.compile(
    r"(?<!\w)(?:برگه|آپلود|دانلود|لینک|فایل|فیلتر|ایمیل|پروفایل|گالری|کپشن|لاگین|ریویژن|پالیسی|پرتال|وب\u200cگاه)(?!\w)"
    r"|(?<!\w)(?:سرچ|جست\u200cوجو|اسلاگ|اسنیپت|کامنت|بولتن|یونیت)(?!\w)"
    r"|(?<!\w)(?:عدم انتشار|لغو انتشار|روابط عمومی|پیش (?:نویس|نمایش))(?!\w)"
)
# A prefix or suffix that stands apart from its word: the half-space is missing.
LOST_HALF_SPACE = re.compile(r"(?<!\S)ن?می\s|\sها(?:ی|یی)?(?![^\s.،؛:!؟»])|هٔ?\sی(?!\S)")
Key = tuple[str | None, str, str]


languages = pytest.mark.parametrize("language", messages.LANGUAGES)


def entries(path: Path) -> dict[Key, polib.POEntry]:
    kept = polib.pofile(str(path)) if path.suffix == ".po" else polib.mofile(str(path))
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural): entry for entry in kept if not entry.obsolete}


def committed(language: str) -> Path:
    return messages.catalogue(CHECKOUT, language)


def catalogues(language: str) -> list[Path]:
    """The texts of pages and, where there are any, those of the admin's scripts."""
    return sorted(committed(language).parent.glob("*.po"))


def translations(language: str) -> Iterator[tuple[Key, polib.POEntry]]:
    for path in catalogues(language):
        yield from entries(path).items()


def written(language: str) -> Iterator[str]:
    for _key, entry in translations(language):
        yield from (entry.msgstr, *entry.msgstr_plural.values())


def is_overlay(entry: polib.POEntry) -> bool:
    return bool(entry.tcomment == OVERLAY)


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
    kept = entries(committed(language))
    own = {key for key, entry in kept.items() if not is_overlay(entry)}
    assert {"not in the catalogue": wanted - kept.keys(), "no longer in the sources": own - wanted} == {
        "not in the catalogue": set(),
        "no longer in the sources": set(),
    }


@languages
def test_overlay_holds_only_texts_of_wagtail_and_django(language: str) -> None:
    """An upgrade that drops or rewords a text shows here."""
    for path in catalogues(language):
        known: set[Key] = set()
        for package in (wagtail, django, taggit, allauth):
            for source in Path(package.__file__).parent.rglob(f"locale/en/LC_MESSAGES/{path.name}"):
                known |= entries(source).keys()
        overlay = {key for key, entry in entries(path).items() if is_overlay(entry)}
        assert overlay - known == set()


@languages
def test_every_text_is_translated_and_certain(language: str) -> None:
    assert [key for key, entry in translations(language) if not entry.translated() or entry.fuzzy] == []


@languages
def test_every_plural_has_all_forms(language: str) -> None:
    wrong = []
    for path in catalogues(language):
        count = re.match(r"nplurals=(\d)", polib.pofile(str(path)).metadata["Plural-Forms"])
        assert count is not None
        forms = list(range(int(count[1])))
        wrong += [key for key, entry in entries(path).items() if key[2] and sorted(entry.msgstr_plural) != forms]
    assert wrong == []


@languages
def test_placeholders_survive_translation(language: str) -> None:
    """A singular may leave its number out, so plural texts are held against the union of their source's forms."""
    wrong = []
    for (_context, singular, plural), entry in translations(language):
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
    for path in catalogues(language):
        source, binary = entries(path), entries(path.with_suffix(".mo"))
        assert {key: (entry.msgstr, entry.msgstr_plural) for key, entry in binary.items()} == {
            key: (entry.msgstr, entry.msgstr_plural) for key, entry in source.items() if entry.translated()
        }


def test_persian_is_written_with_persian_letters() -> None:
    assert [text for text in written("fa") if re.search("[\u064a\u0643\u0649\u0629]", text)] == []


def test_persian_uses_the_words_of_the_product() -> None:
    assert [text for text in written("fa") if REFUSED.search(text)] == []


def test_persian_keeps_its_half_spaces() -> None:
    assert [text for text in written("fa") if LOST_HALF_SPACE.search(text)] == []
