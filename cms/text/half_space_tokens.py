"""Finds the Persian words of a text that are prose, and the half-spaces in them."""

from __future__ import annotations

import re
from typing import NamedTuple

HALF_SPACE = "\u200c"

_LETTERS = "\u0621-\u063a\u0641-\u064a\u064b-\u065f\u0670\u0671\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc"
_RUN = re.compile("[\\w\u064b-\u065f\u0670\u200c]+")
_PERSIAN_WORD = re.compile(f"[{_LETTERS}]+(?:{HALF_SPACE}[{_LETTERS}]+)*")
_GAP = re.compile("[ \u00a0]{1,2}")
_MAY_BE_PROTECTED = re.compile("[A-Za-z#@]")
# Addresses, mentions and tags are names, not prose.
_PROTECTED = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|mailto:)\S+|\S+@\S+|[#@]\S+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/\S*)?"
)


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
    shields = [*_PROTECTED.finditer(text)] if _MAY_BE_PROTECTED.search(text) else []
    tokens, shield = [], 0
    for run in _RUN.finditer(text):
        while shield < len(shields) and shields[shield].end() <= run.start():
            shield += 1
        if shield < len(shields) and shields[shield].start() < run.end():
            continue
        if _PERSIAN_WORD.fullmatch(run.group()):
            tokens.append(Token(run.start(), run.end(), run.group()))
    return tokens


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
