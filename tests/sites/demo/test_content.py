"""The demo network's words, read as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from cms.text.cleaning import clean
from cms.text.half_space import restore_half_spaces
from sites.demo.content import FOLDER, LANGUAGES, read, read_site, site_records
from sites.demo.moments import moment
from sites.demo.pictures import SCENES

# Paths of pages and scenes of films, which stand between words.
NO_WORDS = re.compile(r"/.*/|[a-z]+ \d+")


def words(value: Any, language: str = "") -> Iterator[tuple[str, str]]:
    """(language, text) of every string of a content file; the language is empty outside translated parts."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from words(child, key if key in LANGUAGES else language)
    elif isinstance(value, list):
        for child in value:
            yield from words(child, language)
    elif isinstance(value, str):
        yield language, value


def texts(language: str) -> list[str]:
    names = sorted(path.stem for path in FOLDER.glob("*.json"))
    found = [text for name in names for spoken, text in words(read(name)) if spoken == language]
    found = [text for text in found if not NO_WORDS.fullmatch(text)]
    return [re.sub("<[^>]*>", "", text) for text in found]


def blocks(value: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Every block of that kind in a content file."""
    if isinstance(value, dict):
        if kind in value and "body" not in value:
            yield value
        for child in value.values():
            yield from blocks(child, kind)
    elif isinstance(value, list):
        for child in value:
            yield from blocks(child, kind)


def test_persian_texts_are_clean() -> None:
    assert len(texts("fa")) > 500
    assert [text for text in texts("fa") if clean(text, "fa") != text] == []


def test_no_half_space_is_lost_in_persian_texts() -> None:
    assert [change for text in texts("fa") for change in restore_half_spaces(text).changes] == []


def test_persian_texts_write_persian_digits() -> None:
    assert [text for text in texts("fa") if re.search("[0-9٠-٩]", text)] == []


@pytest.mark.parametrize(("language", "foreign"), [("en", "[\u0600-\u06ff]"), ("ar", "[پچژگکی۰-۹٠-٩]")])
def test_other_languages_hold_no_persian(language: str, foreign: str) -> None:
    assert len(texts(language)) > 100
    assert [text for text in texts(language) if re.search(foreign, text)] == []


def test_every_shared_word_speaks_the_languages_of_its_sites() -> None:
    missing = [
        (record["code"], field, language)
        for record in site_records()
        for field in ("home", "contact", "news_index", "people")
        for language in ("fa", *record["languages"])
        if language not in read(record["code"])[field]
    ]
    assert missing == []
    assert [name for name in SCENES if not {"ar", "en", "fa"} <= {*read("scenes")[name]}] == []


def test_neighbours_are_told_apart_by_their_hues() -> None:
    hues = sorted(record["hue"] for record in site_records())
    gaps = [(after - before) % 360 for before, after in zip(hues, [*hues[1:], hues[0]], strict=True)]
    assert len(hues) == 6
    assert min(gaps) >= 25


def test_every_block_of_a_body_is_shown() -> None:
    kinds = [
        *("heading", "paragraph", "list", "quote", "callout", "accordion", "table", "figures", "documents"),
        *("image", "image_pair", "gallery", "film", "audio"),
        *("action", "people", "newest", "contact", "map"),
    ]
    shown = {kind: sum(1 for record in read("pages") for _block in blocks(record, kind)) for kind in kinds}
    assert [kind for kind, count in shown.items() if not count] == []


def test_some_news_are_long_and_some_short() -> None:
    items = [item["fa"] for record in site_records() for item in read_site(record["code"])["news"]]
    texts = [[text for _language, text in words({"fa": item})] for item in items]
    lengths = sorted(len(re.sub("<[^>]*>", " ", " ".join(text)).split()) for text in texts)
    assert lengths[:2] < [50, 50]
    assert lengths[-4] >= 500


def test_news_are_dated_in_the_past_and_not_on_fridays() -> None:
    now = timezone.localtime()
    moments = [moment(days, "08:30") for days in range(1, 57)]
    assert [day for day in moments if day.weekday() == 4] == []
    assert moment(0, "23:59") < now
    assert (now - moment(56, "08:30")).days in (55, 56, 57)
