"""Restores the half-spaces (U+200C) that Persian pages lose on their way through old editors and content systems.

Only certain ones are put in. What could be read in two ways, and words that a lost space has fused, is left as it is and
reported as a doubt. Nothing but half-spaces and spaces ever changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cms.text.half_space_doubts import Doubt, doubts_in
from cms.text.half_space_readings import fused_readings, spaced_readings, takes_ending, visible
from cms.text.half_space_tokens import HALF_SPACE, Token, half_spaces_of, tokens_of, touching
from cms.text.half_space_words import CONTINUOUS_PREFIXES, Breaks, lexicon

__all__ = ["Change", "Doubt", "Restored", "restore_half_spaces"]

_LONGEST_COMPOUND = 5
_AGENT_STARTS = ("کنند", "دهند", "شوند")
# «ماه می» is May.
_MAY_FOLLOWS = frozenset(("ماه", "جام"))
# What an ending-like word begins when it stands apart: «نامه ای میل», «حسینیه ام البنین», «ترانه ای ایران».
_NO_ENDING_BEFORE = {
    "ای": frozenset("میل ایران خدا مردم شهید دی سی کاش وطن".split()),
    "ام": frozenset("البنین المومنین المؤمنین ابیها سلمه کلثوم القری الائمه آر دی پی اس".split()),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One word as it stood and as it stands now; the offsets are those of the input text."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Restored:
    """The text with every certain half-space put in, what was changed, and what an editor should look at."""

    text: str
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]


def restore_half_spaces(text: str) -> Restored:
    """Put a half-space wherever one was certainly lost from `text`, which has been through `clean(text, "fa")`."""
    result = text
    while (further := _restored_once(result)) != result:
        result = further
    return Restored(result, tuple(_changes(text, result)), tuple(doubts_in(result)))


def _restored_once(text: str) -> str:
    tokens = tokens_of(text)
    pieces: list[str] = []
    position = at = 0
    while at < len(tokens):
        pieces.append(text[position : tokens[at].start])
        word, at = _word_from(text, tokens, at)
        pieces.append(word)
        position = tokens[at - 1].end
    pieces.append(text[position:])
    return "".join(pieces)


def _word_from(text: str, tokens: list[Token], at: int) -> tuple[str, int]:
    """The restored word that begins with token `at`, and the index of the token after it."""
    word, following = _compound_from(text, tokens, at) or (_fused(tokens[at].text), at + 1)
    while following < len(tokens) and touching(text, tokens, following):
        ending = tokens[following].text
        next_word = tokens[following + 1].text if following + 1 < len(tokens) else ""
        if next_word in _NO_ENDING_BEFORE.get(ending, ()) or not takes_ending(word.replace(HALF_SPACE, ""), ending):
            break
        word, following = f"{word}{HALF_SPACE}{ending}", following + 1
    return word, following


def _compound_from(text: str, tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The longest compound, verb or agent noun that the tokens from `at` on make when their spaces are taken out."""
    last = at
    while last + 1 < min(len(tokens), at + _LONGEST_COMPOUND) and touching(text, tokens, last + 1):
        last += 1
    if last == at or not _may_begin_compound(text, tokens, at):
        return None
    for end in range(last + 1, at + 1, -1):
        parts = tuple(token.letters for token in tokens[at:end])
        # «اعتبار بخشی از پروژه» is the budget of a part of the project.
        if parts[-1] == "بخشی" and end < len(tokens) and tokens[end].text == "از":
            continue
        if (compound := _compound(parts)) is not None:
            word, places, joints = compound
            kept = half_spaces_of("".join(token.text for token in tokens[at:end]))
            return _with_half_spaces(word, (*places, *kept), joints), end
    return None


def _may_begin_compound(text: str, tokens: list[Token], at: int) -> bool:
    first, second = tokens[at].letters, tokens[at + 1].letters
    if first in CONTINUOUS_PREFIXES:
        before = text[: tokens[at].start].rstrip(" \u00a0")
        after_may = at > 0 and tokens[at - 1].text in _MAY_FOLLOWS and len(before) == tokens[at - 1].end
        return not before[-1:].isdigit() and not after_may
    return first in lexicon().compound_starts or second.startswith(_AGENT_STARTS)


@lru_cache(maxsize=65536)
def _compound(parts: tuple[str, ...]) -> tuple[str, Breaks, Breaks] | None:
    """The word that `parts` make, its half-spaces and its joints without one; None unless that is certain."""
    word = "".join(parts)
    readings = spaced_readings().of(word)
    if len(readings) != 1:
        return None
    (places,) = readings
    seams = {len("".join(parts[:count])) for count in range(1, len(parts))}
    if not seams.issubset(places):
        return None
    joints = next((joints for base, joints in lexicon().written_together.items() if word.startswith(base)), ())
    return word, tuple(seams.union(visible(word, places)).difference(joints)), joints


@lru_cache(maxsize=65536)
def _fused(word: str) -> str:
    """`word` with the half-spaces that it must have lost, if it can be read in one way only."""
    letters = word.replace(HALF_SPACE, "")
    present = half_spaces_of(word)
    certain = {visible(letters, places) for places in fused_readings().of(letters) if set(present).issubset(places)}
    if len(certain) != 1:
        return word
    (places,) = certain
    return _with_half_spaces(letters, (*places, *present))


def _with_half_spaces(letters: str, places: Breaks, joints: Breaks = ()) -> str:
    pieces = []
    for place, letter in enumerate(letters):
        if place in places and place not in joints:
            pieces.append(HALF_SPACE)
        pieces.append(letter)
    return "".join(pieces)


def _changes(before: str, after: str) -> Iterator[Change]:
    """The words of `before` that read differently in `after`; only spaces and half-spaces differ between the two."""
    offset = 0
    # Line ends never change, and most lines do not either.
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        if old != new:
            places = _places_in(old, new)
            for token in tokens_of(new):
                start, end = places[token.start], places[token.end - 1] + 1
                if old[start:end] != token.text:
                    yield Change(offset + start, offset + end, old[start:end], token.text)
        offset += len(old) + 1


def _places_in(old: str, new: str) -> list[int]:
    """For each character of `new` the offset in `old` of the same character, or of what a half-space came from."""
    places, at = [], 0
    for character in new:
        if at < len(old) and old[at] == character:
            places.append(at)
            at += 1
        elif character == HALF_SPACE:
            places.append(at)
            while old[at] in " \u00a0":
                at += 1
        else:
            while old[at] != character:
                at += 1
            places.append(at)
            at += 1
    return places
