"""Words of an address, made from a title."""

import re
import unicodedata

from cms.text.characters import LETTERS, MARKS, TATWEEL, compose
from cms.text.cleaning import clean

# Dropped and not turned into a hyphen: «don't» is one word.
_APOSTROPHES = str.maketrans(dict.fromkeys("'\u2019\u02bc", ""))
_STRETCH = re.compile(f"(?<=[{LETTERS}{MARKS}]){TATWEEL}+")
_SEPARATORS = re.compile(rf"[\W_{TATWEEL}]+")


def _shorten(slug: str, maximum_length: int) -> str:
    if len(slug) <= maximum_length:
        return slug
    cut = slug[: maximum_length + 1].rpartition("-")[0]
    return cut or slug[:maximum_length]


def slugify(text: str, language: str = "fa", maximum_length: int = 255) -> str:
    """Lower-case words joined by single hyphens; empty only if `text` holds no letter and no digit.

    Words part at spaces, half-spaces and every other sign. Harakat, accents' separate marks and tatweel are dropped.
    In `fa` Arabic letters and digits become Persian; digits otherwise stay as they were typed. What is longer than
    `maximum_length` characters is cut at a hyphen, and within a word only if the first word is longer.
    """
    # Twice: signs that are words, like «ﷺ», are spelled out in Arabic letters.
    text = clean(unicodedata.normalize("NFKC", clean(text, language)), language).translate(_APOSTROPHES)
    letters = (character for character in _STRETCH.sub("", text).lower() if unicodedata.category(character)[0] != "M")
    slug = _SEPARATORS.sub("-", compose("".join(letters))).strip("-")
    return _shorten(slug, maximum_length)
