"""Restores the half-spaces (U+200C) that Persian pages lose on their way through old editors and content systems.

Only certain ones are put in. What could be read in two ways, and words that a lost space has fused, stays as it is and
is reported as a doubt. Behind a letter that does not join the next one, as in «خبرها», no half-space can be seen to be
missing: a word written in one piece gets none there. Nothing but half-spaces and spaces ever changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cms.text.half_space_doubts import Doubt, doubts_in
from cms.text.half_space_endings import ENDINGS_APART, takes_ending
from cms.text.half_space_readings import FREE_TAILS, fused_readings, spaced_readings, visible
from cms.text.half_space_tokens import HALF_SPACE, Token, half_spaces_of, tokens_of, touching
from cms.text.half_space_words import CONTINUOUS_PREFIXES, Breaks, lexicon

__all__ = ["Change", "Doubt", "Restored", "restore_half_spaces"]

_LONGEST_COMPOUND = 5
_TAIL_STARTS = ("کنندگ", "دهندگ", "شوندگ", *(tail[:5] for tail in FREE_TAILS))
_PARTS_OF_MANY = frozenset(("یکی", "برخی", "بعضی", "بسیاری", "تعدادی"))
# «ماه می» is May, and so it may be in «۱۵ می بود».
_MAY_FOLLOWS = frozenset(("ماه", "جام"))
_MAY_PRECEDES = frozenset(("بود", "شد", "رفت", "آمد", "رسید"))
# What an ending-like word begins when it stands apart: «نامه ای میل», «حسینیه ام البنین», «ترانه ای ایران».
_NO_ENDING_BEFORE = {
    "ای": ("میل", "ایران", "خدا", "مردم", "شهید", "دی", "سی", "کاش", "وطن"),
    "ام": ("البنین", "المومنین", "المؤمنین", "ابیها", "سلمه", "کلثوم", "القری", "الائمه", "آر", "دی", "پی", "اس"),
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
    lines: list[str] = []
    changes: list[Change] = []
    doubts: list[Doubt] = []
    before = after = 0
    # No word goes across a line end, and most lines are right after one reading.
    for line in text.split("\n"):
        result, tokens = _restored_line(line)
        if result != line:
            changes += _changes(line, result, tokens, before)
        doubts += doubts_in(result, tokens, after)
        lines.append(result)
        before += len(line) + 1
        after += len(result) + 1
    return Restored("\n".join(lines), tuple(changes), tuple(doubts))


def _restored_line(line: str) -> tuple[str, list[Token]]:
    """The line with all that is certain restored, and its words."""
    while True:
        tokens = tokens_of(line)
        result = _restored_once(line, tokens)
        if result == line:
            return line, tokens
        line = result


def _restored_once(line: str, tokens: list[Token]) -> str:
    pieces: list[str] = []
    position = at = 0
    while at < len(tokens):
        word, following = _word_from(line, tokens, at)
        pieces += (line[position : tokens[at].start], word)
        position = tokens[following - 1].end
        at = following
    pieces.append(line[position:])
    return "".join(pieces)


def _word_from(line: str, tokens: list[Token], at: int) -> tuple[str, int]:
    """The restored word that begins with token `at`, and the index of the token after it."""
    word, following = _compound_from(line, tokens, at) or (_single(line, tokens, at), at + 1)
    while following < len(tokens) and tokens[following].text in ENDINGS_APART and touching(line, tokens, following):
        ending = tokens[following].text
        next_word = tokens[following + 1].text if following + 1 < len(tokens) else ""
        if next_word in _NO_ENDING_BEFORE.get(ending, ()) or not takes_ending(word.replace(HALF_SPACE, ""), ending):
            break
        word, following = f"{word}{HALF_SPACE}{ending}", following + 1
    return word, following


def _compound_from(line: str, tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The longest compound, verb or agent noun that the tokens from `at` on make when their spaces are taken out."""
    if at + 1 == len(tokens) or not _may_begin_compound(line, tokens, at):
        return None
    if at and touching(line, tokens, at) and _continues(tokens[at - 1].text, tokens[at].text):
        return None
    furthest = at + 1
    while furthest < min(len(tokens), at + _LONGEST_COMPOUND) and touching(line, tokens, furthest):
        furthest += 1
    for end in range(furthest, at + 1, -1):
        parts = tuple(token.letters for token in tokens[at:end])
        # «اعتبار بخشی از پروژه» is the budget of a part of the project.
        if parts[-1] == "بخشی" and end < len(tokens) and tokens[end].text == "از":
            continue
        if (compound := _compound(parts)) is not None:
            word, places, joints = compound
            kept = half_spaces_of("".join(token.text for token in tokens[at:end]))
            return _with_half_spaces(word, (*places, *kept), joints), end
    return None


def _continues(before: str, first: str) -> bool:
    """Whether `first` belongs to what stands before it: «بی حس کننده», «هر هفته نامه ای می رسد»."""
    return before in ("بی", "غیر") or (before == "هر" and first == "هفته")


def _may_begin_compound(line: str, tokens: list[Token], at: int) -> bool:
    first, second = tokens[at].letters, tokens[at + 1].letters
    if first in CONTINUOUS_PREFIXES:
        if at and touching(line, tokens, at) and tokens[at - 1].text in _MAY_FOLLOWS:
            return False
        return not (second in _MAY_PRECEDES and _after_number(line, tokens, at))
    return (first, second[:2]) in lexicon().compound_openings or second.startswith(_TAIL_STARTS)


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


def _single(line: str, tokens: list[Token], at: int) -> str:
    """Token `at` with its own half-spaces restored."""
    # «سالهای ۸۰» are years, but a man «۳۰ سالهای» is «۳۰ ساله‌ای».
    if tokens[at].text.startswith("ساله") and _after_number(line, tokens, at):
        return tokens[at].text
    return _fused(tokens[at].text, _wants_plural(tokens, at))


def _after_number(line: str, tokens: list[Token], at: int) -> bool:
    if at and touching(line, tokens, at) and tokens[at - 1].text in lexicon().numbers:
        return True
    return line[max(tokens[at].start - 3, 0) : tokens[at].start].rstrip(" \u00a0")[-1:].isdigit()


def _wants_plural(tokens: list[Token], at: int) -> bool:
    """Whether a plural must follow: «یکی از نقشهای مهم»."""
    return at > 1 and tokens[at - 1].text == "از" and tokens[at - 2].text in _PARTS_OF_MANY


@lru_cache(maxsize=65536)
def _fused(word: str, plural: bool) -> str:
    """`word` with the half-spaces that it must have lost, if it can be read in one way only."""
    letters = word.replace(HALF_SPACE, "")
    present = half_spaces_of(word)
    readings = [places for places in fused_readings().of(letters) if set(present).issubset(places)]
    if plural:
        readings = [places for places in readings if places and letters.startswith("ها", places[-1])] or readings
    certain = {visible(letters, places) for places in readings}
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


def _changes(before: str, after: str, tokens: list[Token], offset: int) -> Iterator[Change]:
    """The words of a line, `tokens`, that read differently before; `offset` is where the line begins in the text."""
    places = _places_in(before, after)
    for token in tokens:
        start, end = places[token.start], places[token.end - 1] + 1
        if before[start:end] != token.text:
            yield Change(offset + start, offset + end, before[start:end], token.text)


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
