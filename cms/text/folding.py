"""What is indexed and compared: spellings that a reader takes for the same become the same. Lossy; never store it."""

import re
import unicodedata

from cms.text.cleaning import HALF_SPACE, TATWEEL, clean

_LETTERS = {
    **dict.fromkeys("ةۃە", "ه"),
    **dict.fromkeys("ېےۍى", "ی"),
    "ك": "ک",
    "ٱ": "ا",
    "ء": "",
    TATWEEL: "",
    HALF_SPACE: " ",
    "٫": ".",
    "٬": "",
    "ي": "ی",
}
_TOKEN = re.compile(r"[^\W_]+")


def _is_dropped(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Mn":
        code = ord(character)
        return 0x300 <= code < 0x370 or 0x600 <= code < 0x900 or 0xFE00 <= code < 0xFE30
    return category in ("Cf", "Cs")


def _fold_character(character: str) -> str:
    """The folded form of one character, which folding leaves as it is."""
    folded = character
    while True:
        parts = unicodedata.normalize("NFKD", folded).casefold()
        parts = "".join(
            _LETTERS.get(part, " " if part.isspace() else str(unicodedata.decimal(part, part)))
            for part in parts
            if part in _LETTERS or not _is_dropped(part)
        )
        parts = unicodedata.normalize("NFC", parts)
        if parts == folded:
            return folded
        folded = parts


class _Folding(dict[int, str]):
    """Folds of single characters; the usual ones ready, because a lookup is ten times as fast as a computation."""

    def __missing__(self, code: int) -> str:
        return _fold_character(chr(code))


_FOLDING = _Folding(
    {code: _fold_character(chr(code)) for code in (*range(0x700), *range(0x1E00, 0x2100), *range(0xFB50, 0xFF00))}
)


def fold(text: str) -> str:
    """The key under which `text` is indexed and compared, in every language: total, idempotent.

    Starts from what would be stored in Persian, so a text and its cleaned form fold alike. Then: hamza carriers, teh
    marbuta, accents and harakat to the plain letter, tatweel dropped, all digits ASCII, half-space to space, lower
    case, each run of white space one space and none at the ends.
    """
    return " ".join(clean(text, "fa").translate(_FOLDING).split())


def fold_tokens(text: str) -> list[str]:
    """The words and numbers of `fold(text)` in their order."""
    return _TOKEN.findall(fold(text))


_PATH_DASHES = re.compile(r"[\s\-\u2010-\u2015]+")


def fold_path(path: str) -> str:
    """The key that all spellings of a percent-decoded URL path share; slashes and their number are kept."""
    segments = (_PATH_DASHES.sub("-", fold(segment)).strip("-") for segment in path.split("/"))
    return "/".join(segments)
