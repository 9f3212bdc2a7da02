"""What is indexed and compared: spellings that a reader takes for the same become the same. Lossy; never store it."""

import re
import unicodedata

from cms.text.characters import HALF_SPACE, NOT_SIGN, TATWEEL, WORD_SIGNS, compose
from cms.text.cleaning import clean

_REPLACED = {
    **dict.fromkeys("ةۃە", "ه"),
    **dict.fromkeys("يىېےۍ", "ی"),
    **dict.fromkeys(["ء", TATWEEL, "٬"], ""),
    **dict.fromkeys([HALF_SPACE, NOT_SIGN], " "),
    "ك": "ک",
    "ٱ": "ا",
    "٫": ".",
}


def _is_dropped(character: str) -> bool:
    """Accents, harakat and invisible characters; not the vowel signs of scripts that cannot do without them."""
    code = ord(character)
    in_known_script = 0x300 <= code < 0x370 or 0x600 <= code < 0x900 or 0xFE00 <= code < 0xFE30
    category = unicodedata.category(character)
    return category == "Cf" or (category == "Mn" and in_known_script)


def _fold_character(character: str) -> str:
    """The folded form of one character: a fixed point, so that folding twice changes nothing."""
    parts = (
        _REPLACED.get(part, " " if part.isspace() else str(unicodedata.decimal(part, part)))
        for part in unicodedata.normalize("NFKD", character).casefold()
        if part in _REPLACED or not _is_dropped(part)
    )
    folded = unicodedata.normalize("NFC", "".join(parts))
    return folded if folded == character else "".join(map(_fold_character, folded))


class _Folding(dict[int, str]):
    """The usual characters ready, because a lookup is far quicker; the others when they are asked for."""

    def __missing__(self, code: int) -> str:
        return _fold_character(chr(code))


_FOLDING = _Folding(
    {code: _fold_character(chr(code)) for code in (*range(0x700), *range(0x1E00, 0x2100), *range(0xFB50, 0xFF00))}
)
_FOLDING.update({ord(sign): f" {_fold_character(sign)} " for sign in WORD_SIGNS})


def fold(text: str) -> str:
    """The key under which text of any language is indexed and compared: total and idempotent.

    It starts from what a Persian field would store, so a text and its cleaned form fold alike. Then hamza carriers,
    teh marbuta, accented letters and harakat become the plain letter, hamza and tatweel go, digits become ASCII,
    capitals small, half-spaces spaces; white space is collapsed and trimmed.
    """
    folded = clean(text, "fa").translate(_FOLDING)
    return " ".join(compose(folded).split())


_TOKEN = re.compile(r"[^\W_]+")


def fold_tokens(text: str) -> list[str]:
    """The words and numbers of `fold(text)`, in their order."""
    return _TOKEN.findall(fold(text))


_PATH_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")


def fold_path(path: str) -> str:
    """The key that all spellings of one URL path share.

    `path` is percent-decoded. Slashes stay, at the ends too. Between them, spaces, half-spaces and dashes are one
    hyphen, with none at a segment's ends, and the rest is folded.
    """
    return "/".join(_PATH_SEPARATORS.sub("-", segment).strip("-") for segment in fold(path).split("/"))
