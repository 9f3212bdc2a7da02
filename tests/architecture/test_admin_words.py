"""Every text that Wagtail, Django and their companions can say to a Persian editor is said in the product's Persian.

The texts are those of the packages' own English catalogues; what is said is our catalogue's translation or, where that
has none, the package's.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.apps import apps

from deploy import messages
from tests.architecture.test_translations import CHECKOUT, LOST_HALF_SPACE, PLACEHOLDER, REFUSED, entries

PERSIAN = "locale/fa/LC_MESSAGES"
NO_WORDS = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{[\w.]*\}|<[^>]*>|&\w+;")
LATIN_WORD = re.compile("[A-Za-z]{2,}")
ASCII_DIGIT = re.compile("[0-9]")
ARABIC_LETTER = re.compile("[\u064a\u0643\u0649\u0629]")
# What stands on the keyboard.
KEYS = {"Enter"}
Key = tuple[str | None, str, str]


def catalogues() -> Iterator[Path]:
    """English catalogues of everything installed that is not ours; Django's own first."""
    folders = [Path(django.__file__).parent / "conf"]
    others = (config for config in apps.get_app_configs() if config.name.partition(".")[0] not in messages.PACKAGES)
    folders += [Path(config.path) for config in others]
    for folder in folders:
        yield from sorted(folder.glob("locale/en/LC_MESSAGES/*.po"))


def said(english: Path) -> Iterator[tuple[Key, list[str]]]:
    """Each text of a catalogue with its effective Persian: a text, or one a plural form; none where there is none."""
    theirs = english.parents[3] / PERSIAN / english.name
    effective = entries(theirs) if theirs.exists() else {}
    effective |= entries(messages.catalogue(CHECKOUT, "fa").with_name(english.name))
    for key in entries(english):
        entry = effective.get(key)
        if entry is None or not entry.translated() or entry.fuzzy:
            yield key, []
        else:
            yield key, list(entry.msgstr_plural.values()) if key[2] else [entry.msgstr]


@pytest.fixture(scope="module")
def sentences() -> list[tuple[Key, list[str]]]:
    return [pair for english in catalogues() for pair in said(english)]


def wrong(sentences: list[tuple[Key, list[str]]], pattern: re.Pattern[str]) -> list[str]:
    """The Persian texts that have what they must not have, placeholders, markup and keys aside."""
    plain = ((text, NO_WORDS.sub(" ", text)) for _key, texts in sentences for text in texts)
    return [text for text, words in plain if set(pattern.findall(words)) - KEYS]


def test_the_catalogues_of_every_installed_package_are_read() -> None:
    names = {english.parents[3].name for english in catalogues()}
    assert {"conf", "auth", "wagtail", "admin", "images", "documents", "snippets", "users", "taggit"} <= names


def test_every_text_is_there(sentences: list[tuple[Key, list[str]]]) -> None:
    assert len(sentences) > 2000
    assert [key for key, texts in sentences if not texts] == []


def test_no_latin_word_is_left(sentences: list[tuple[Key, list[str]]]) -> None:
    assert wrong(sentences, LATIN_WORD) == []


def test_digits_are_persian(sentences: list[tuple[Key, list[str]]]) -> None:
    assert wrong(sentences, ASCII_DIGIT) == []


def test_letters_are_persian(sentences: list[tuple[Key, list[str]]]) -> None:
    assert wrong(sentences, ARABIC_LETTER) == []


def test_words_are_those_of_the_product(sentences: list[tuple[Key, list[str]]]) -> None:
    assert wrong(sentences, REFUSED) == []


def test_half_spaces_are_kept(sentences: list[tuple[Key, list[str]]]) -> None:
    assert wrong(sentences, LOST_HALF_SPACE) == []


def test_placeholders_are_those_of_the_english(sentences: list[tuple[Key, list[str]]]) -> None:
    """A plural form may leave a number out; nothing may stand for what the program does not give."""
    differing = []
    for (_context, singular, plural), texts in sentences:
        known = PLACEHOLDER.findall(singular) + PLACEHOLDER.findall(plural)
        for text in texts:
            used = PLACEHOLDER.findall(text)
            if not set(used) <= set(known) or not (plural or sorted(used) == sorted(known)):
                differing.append(text)
    assert differing == []


def test_markup_is_that_of_the_english(sentences: list[tuple[Key, list[str]]]) -> None:
    """No tag that the English does not have: what a sentence may link to is the package's decision."""
    tag = re.compile(r"<[^>]*>")
    added = [
        text
        for (_context, singular, plural), texts in sentences
        for text in texts
        if not set(tag.findall(text)) <= set(tag.findall(singular) + tag.findall(plural))
    ]
    assert added == []
