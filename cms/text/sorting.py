"""Alphabetical order as stored text, for a database that compares bytes.

A key has up to three levels, parted by a full stop and each compared only where those before it are equal: letters and
numbers; hamza carriers, harakat, half-spaces and spaces; capitals.
"""

import re
import string
import unicodedata
from typing import NamedTuple

from cms.text.characters import HALF_SPACE
from cms.text.cleaning import clean
from cms.text.languages import base_language

MAXIMUM_LENGTH = 600

_LATIN = string.ascii_lowercase
_PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ARABIC = "ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی"

# Letters that stand with another one, in their order after it.
_VARIANTS = {"ا": "ٱآأإ", "و": "ؤ", "ی": "يىئې", "ک": "ك", "ه": "ەۀةھ"}
_ARABIC_VARIANTS = {**_VARIANTS, "ه": "ەۀھ", "ت": "ة"}

# First level: numbers start with 0, letters take one of these each, other scripts start with the last and go by code.
_PLACES = string.digits[1:] + string.ascii_uppercase + string.ascii_lowercase
_NUMBER, _OTHER_SCRIPT = "0", _PLACES[-1]
# Second level: 0 for a plain letter, then variants by their number, then what may stand between letters.
_PLAIN, _HAMZA, _ACCENT, _MARKS, _HALF_SPACE, _SPACE, _SIGN = "0", "A", "B", "CDEFGHIJKL", "U", "V", "W"
_MARK_ORDER = "ًٌٍَُِّْٰ"


class _Weight(NamedTuple):
    letters: str
    details: str
    capitals: str


_IGNORED = {
    **{mark: _Weight("", place, "") for mark, place in zip(_MARK_ORDER, _MARKS, strict=False)},
    **dict.fromkeys("ء\u0654\u0655", _Weight("", _HAMZA, "")),
    HALF_SPACE: _Weight("", _HALF_SPACE, ""),
}


class _Order(dict[str, _Weight]):
    """The weights of single characters under one alphabet; those of rare ones are computed when they are asked for."""

    def __init__(self, alphabet: str, variants: dict[str, str]) -> None:
        super().__init__(_IGNORED)
        for letter, place in zip(alphabet, _PLACES[:-1], strict=False):
            for number, variant in enumerate(variants.get(letter, "")):
                self[variant] = _Weight(place, str(number + 1), _PLAIN)
        for letter, place in zip(alphabet, _PLACES[:-1], strict=False):
            self[letter] = _Weight(place, _PLAIN, _PLAIN)
            if letter in _LATIN:
                self[letter.upper()] = _Weight(place, _PLAIN, "1")

    def __missing__(self, character: str) -> _Weight:
        parts = unicodedata.normalize("NFD", character)
        if parts == character:
            parts = character.casefold()
        if parts != character:
            weights = [self[part] for part in parts]
            return _Weight(*("".join(level) for level in zip(*weights, strict=True)))
        category = unicodedata.category(character)[0]
        if category in "LN":
            return _Weight(f"{_OTHER_SCRIPT}{ord(character):06x}", _PLAIN, _PLAIN)
        return _Weight("", _SPACE if character.isspace() else _ACCENT if category == "M" else _SIGN, "")


_ORDERS = {
    "fa": _Order(_PERSIAN + _LATIN, _VARIANTS),
    "ar": _Order(_ARABIC + _LATIN, _ARABIC_VARIANTS),
    "en": _Order(_LATIN + _PERSIAN, _VARIANTS),
}
# The length of a number is written in two digits.
_PART = re.compile(r"\d{1,99}|.", re.DOTALL)


def _weigh_number(digits: str) -> _Weight:
    value = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return _Weight(f"{_NUMBER}{len(value):02}{value}", _PLAIN if len(value) == len(digits) else "1", _PLAIN)


def sort_key(text: str, language: str) -> str:
    """A key whose order by bytes (PostgreSQL's collation "C") is the alphabetical order of the language.

    ASCII letters, digits and full stops only, at most `MAXIMUM_LENGTH` characters; texts that differ in nothing but
    punctuation share a key. `fa`: آ before ا, پ چ ژ ک گ in their places, ه before ی, Latin after Persian. `ar`: ء
    first, ه before و, ة with ت. Every other language: Latin first. Everywhere numbers come first, in the order of their
    values, and أ إ ؤ ئ, accents, harakat, half-spaces and spaces decide only between otherwise equal texts.
    """
    order = _ORDERS.get(base_language(language), _ORDERS["en"])
    weights = [
        _weigh_number(part) if part[0].isdecimal() else order[part]
        for part in _PART.findall(unicodedata.normalize("NFKC", clean(text, language)).strip())
    ]
    levels = ("".join(level) for level in zip(*weights, strict=True)) if weights else ("", "", "")
    letters, details, capitals = levels
    return f"{letters}.{details.rstrip(_PLAIN)}.{capitals.rstrip(_PLAIN)}".rstrip(".")[:MAXIMUM_LENGTH]
