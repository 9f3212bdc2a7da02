"""Points out words whose half-spaces or spaces an editor has to judge, with what they may have been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cms.text.half_space_endings import ENDINGS_APART
from cms.text.half_space_readings import (
    NON_JOINING,
    PLURAL_ENDINGS,
    fused_readings,
    visible,
)
from cms.text.half_space_tokens import HALF_SPACE, Token, touching
from cms.text.half_space_words import CONTINUOUS_PREFIXES, lexicon

_MOST_SUGGESTIONS = 3
_SHORTEST_FUSED = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word for an editor to look at; the offsets are those of the resulting text.

    `reason` is one of `fused_words` (a lost space), `maybe_plural` (the stem is unknown), `ambiguous` (two readings),
    `detached_ending` and `detached_prefix` (an ending or می that stands apart from a word it was not joined to).
    """

    start: int
    end: int
    word: str
    suggestions: tuple[str, ...]
    reason: str


def doubts_in(line: str, tokens: list[Token], offset: int) -> Iterator[Doubt]:
    """The doubts about the words of a line in which the certain half-spaces have been restored.

    `offset` is where the line begins in the text.
    """
    for at, token in enumerate(tokens):
        if at and touching(line, tokens, at) and (found := _detached(tokens[at - 1], token)):
            start = tokens[at - 1].start
        elif HALF_SPACE not in token.text and (found := _about(token.text)):
            start = token.start
        else:
            continue
        reason, suggestions = found
        yield Doubt(offset + start, offset + token.end, line[start : token.end], suggestions, reason)


def _detached(before: Token, token: Token) -> tuple[str, tuple[str, ...]] | None:
    """The reason to doubt that the two words are apart, and what they may have been."""
    joined = f"{before.text}{HALF_SPACE}{token.text}"
    if before.text in CONTINUOUS_PREFIXES:
        return None if _is_known(token.letters) else ("detached_prefix", (joined,))
    if token.text not in ENDINGS_APART or token.text == "ی" or before.letters in lexicon().function_words:
        return None
    if token.text in PLURAL_ENDINGS:
        with_he = f"{before.text}ه{HALF_SPACE}{token.text}"
        return "detached_ending", (with_he, joined) if _is_known(before.letters + "ه") else (joined,)
    return None if _is_known(before.letters) else ("detached_ending", (joined,))


def _is_known(word: str) -> bool:
    return bool(fused_readings().of(word))


@lru_cache(maxsize=65536)
def _about(word: str) -> tuple[str, tuple[str, ...]] | None:
    """The reason to doubt `word`, and what it may have been."""
    readings = {visible(word, places) for places in fused_readings().of(word)}
    if len(readings) > 1:
        return "ambiguous", tuple(_written(word, places) for places in sorted(readings, reverse=True))
    if readings or len(word) < _SHORTEST_FUSED:
        return None
    if splits := _splits(word):
        return "fused_words", splits
    for ending in PLURAL_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem[-1] not in NON_JOINING:
            return "maybe_plural", (f"{stem}{HALF_SPACE}{ending}",)
    return None


def _written(word: str, places: tuple[int, ...]) -> str:
    return "".join(HALF_SPACE + letter if place in places else letter for place, letter in enumerate(word))


def _splits(word: str) -> tuple[str, ...]:
    """Pairs of known words that `word` may have been fused from, the likeliest first."""
    found = []
    for place in range(1, len(word)):
        first, second = word[:place], word[place:]
        if _may_stand_first(first, second) and _may_stand_last(first, second):
            left, right = _best(first), _best(second)
            if left is not None and right is not None:
                found.append((_is_listed(first) + _is_listed(second), min(len(first), len(second)), f"{left} {right}"))
    found.sort(key=lambda candidate: candidate[:2], reverse=True)
    return tuple(split for _, _, split in found[:_MOST_SUGGESTIONS])


def _may_stand_first(first: str, second: str) -> bool:
    if len(first) < 3:
        return (first == "و" and len(second) > 2) or (
            first in lexicon().short_first_words | lexicon().numbers and len(second) > 3
        )
    return True


def _may_stand_last(first: str, second: str) -> bool:
    if len(second) < 3:
        return second in lexicon().short_last_words and len(first) > 3
    return second not in lexicon().word_building


def _is_listed(word: str) -> bool:
    words = lexicon()
    return word in words.nouns or word in words.adjectives or word in words.function_words


def _best(word: str) -> str | None:
    readings = {visible(word, places) for places in fused_readings().of(word)}
    return _written(word, max(readings)) if readings else None
