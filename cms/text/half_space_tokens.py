"""Finds the Persian words of a text that are prose, and the half-spaces in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

HALF_SPACE = "\u200c"

_LETTERS = "\u0621-\u063a\u0641-\u064a\u064b-\u065f\u0670\u0671\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc"
_GROWN_TOGETHER = "[\\w\u064b-\u065f\u0670\u200c]"
_PERSIAN_WORD = re.compile(
    f"(?<!{_GROWN_TOGETHER})[{_LETTERS}]+(?:{HALF_SPACE}[{_LETTERS}]+)*(?!{_GROWN_TOGETHER})",
)
_GAP = re.compile("[ \u00a0]{1,2}")
# What holds an address, a mention or a tag is names, not prose.
_CHUNK = re.compile(r"\S+")
_NAMED = re.compile(r"[@#]|://|[A-Za-z0-9]\.[A-Za-z]")
_LONGEST_WORD = 40


class Token(NamedTuple):
    """A Persian word and its offsets."""

    start: int
    end: int
    text: str

    @property
    def letters(self) -> str:
        """The word without its half-spaces."""
        return self.text.replace(HALF_SPACE, "")


def tokens_of(text: str) -> list[Token]:
    """The Persian words of `text`, except those in addresses and those grown together with digits or Latin letters."""
    words = [
        Token(*word.span(), word.group())
        for word in _PERSIAN_WORD.finditer(text)
        if word.end() - word.start() <= _LONGEST_WORD
    ]
    if not _NAMED.search(text):
        return words
    named = [chunk.span() for chunk in _CHUNK.finditer(text) if _NAMED.search(chunk.group())]
    starts = [start for start, _ in named]
    return [word for word in words if (at := bisect_right(starts, word.start)) == 0 or named[at - 1][1] <= word.start]


def touching(text: str, tokens: list[Token], at: int) -> bool:
    """Whether nothing but a space stands between token `at` and the one before it."""
    return _GAP.fullmatch(text, tokens[at - 1].end, tokens[at].start) is not None


def half_spaces_of(word: str) -> tuple[int, ...]:
    """The places of the half-spaces in `word`, counted in letters."""
    places, letters = [], 0
    for character in word:
        if character == HALF_SPACE:
            places.append(letters)
        else:
            letters += 1
    return tuple(places)
