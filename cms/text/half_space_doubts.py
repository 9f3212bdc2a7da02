"""Points out words whose half-spaces or spaces an editor has to judge, with what they may have been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cms.text.half_space_readings import (
    ENDINGS_APART,
    NON_JOINING,
    PLURAL_ENDINGS,
    fused_readings,
    visible,
)
from cms.text.half_space_tokens import HALF_SPACE, Token, tokens_of, touching
from cms.text.half_space_words import CONTINUOUS_PREFIXES, lexicon

_MOST_SUGGESTIONS = 3
_SHORTEST_FUSED = 5
_SHORT_WORDS = frozenset("به از در با که را تا بر هر این آن".split())
_SHORT_LAST_WORDS = frozenset("در را که از با تا و".split())
# Second halves that build words and names: «شهریار», «پناهگاه».
_WORD_BUILDING = frozenset("یار یاری بار پور زاده آباد گاه مال مالی ماه دان دانی نیا چی گری گر وند ور".split())


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


def doubts_in(text: str) -> Iterator[Doubt]:
    """The doubts about `text`, in which the certain half-spaces have been restored, in the order of the text."""
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        if at and touching(text, tokens, at) and (detached := _detached(text, tokens[at - 1], token)):
            yield detached
        elif HALF_SPACE not in token.text and (found := _about(token.text)):
            reason, suggestions = found
            yield Doubt(token.start, token.end, token.text, suggestions, reason)


def _detached(text: str, before: Token, token: Token) -> Doubt | None:
    words = text[before.start : token.end]
    if before.text in CONTINUOUS_PREFIXES and not _is_known(token.letters):
        return Doubt(before.start, token.end, words, (f"{before.text}{HALF_SPACE}{token.text}",), "detached_prefix")
    if token.text in PLURAL_ENDINGS and before.letters not in lexicon().function_words:
        joined = f"{before.text}{HALF_SPACE}{token.text}"
        with_he = f"{before.text}ه{HALF_SPACE}{token.text}"
        suggestions = (with_he, joined) if _is_known(before.letters + "ه") else (joined,)
        return Doubt(before.start, token.end, words, suggestions, "detached_ending")
    if token.text in ENDINGS_APART and token.text != "ی" and not _is_known(before.letters):
        return Doubt(before.start, token.end, words, (f"{before.text}{HALF_SPACE}{token.text}",), "detached_ending")
    return None


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
        return (first == "و" and len(second) > 2) or (first in _SHORT_WORDS and len(second) > 3)
    return True


def _may_stand_last(first: str, second: str) -> bool:
    if len(second) < 3:
        return second in _SHORT_LAST_WORDS and len(first) > 3
    return second not in _WORD_BUILDING


def _is_listed(word: str) -> bool:
    words = lexicon()
    return word in words.nouns or word in words.adjectives or word in words.function_words


def _best(word: str) -> str | None:
    readings = {visible(word, places) for places in fused_readings().of(word)}
    return _written(word, max(readings)) if readings else None
