"""The lexicon behind half-space restoration: reads `half_space_words.txt` and spells out what follows from it.

The file holds an own selection of administrative Persian, grouped under `[headings]`. In compounds `+` marks the
half-space and `~` a place where the parts are written together; `tail: first first` writes many compounds in one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Breaks = tuple[int, ...]
"""Places of half-spaces inside a word, counted in letters from its start."""

LEXICON_FILE = Path(__file__).with_name("half_space_words.txt")

HALF_SPACE_MARK = "+"
WRITTEN_TOGETHER_MARK = "~"

# Without the second person singular: «میدانی» and «میدری» are other words, and offices do not say thou.
PRESENT_ENDINGS = ("م", "د", "یم", "ید", "ند")
PAST_ENDINGS = ("", "م", "یم", "ید", "ند")
PARTICIPLE_ENDINGS = ("ام", "ای", "ایم", "اید", "اند", "است")
CONTINUOUS_PREFIXES = ("می", "نمی")
DIRECTIONS = ("بر", "در", "باز", "فرا", "فرو", "وا")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is known about words before any rule is applied; words stand without half-spaces."""

    nouns: frozenset[str]
    adjectives: frozenset[str]
    function_words: frozenset[str]
    verb_words: frozenset[str]
    other_words: frozenset[str]
    sounded_he: frozenset[str]
    complements: frozenset[str]
    before_no_tail: frozenset[str]
    silent_he_preferred: frozenset[str]
    plural_preferred: frozenset[str]
    numbers: frozenset[str]
    plural_pronouns: frozenset[str]
    never_plural: frozenset[str]
    never_compared: frozenset[str]
    short_first_words: frozenset[str]
    short_last_words: frozenset[str]
    word_building: frozenset[str]
    verbs: dict[str, Breaks]
    participles: frozenset[str]
    fused_compounds: dict[str, Breaks]
    spaced_compounds: dict[str, Breaks]
    written_together: dict[str, Breaks]
    compound_openings: frozenset[tuple[str, str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once for each process."""
    sections = _sections(LEXICON_FILE.read_text(encoding="utf-8"))
    counted = _counted(_words(sections["numbers"]), _words(sections["measures after numbers"]))
    never = set(_words(sections["never a compound"]))
    both = [entry for entry in (*_compounds(sections["compounds"]), *counted) if entry not in never]
    fused_only = list(_compounds(sections["compounds when fused only"]))
    spaced_only = list(_compounds(sections["compounds after a space only"]))
    infinitives = [_past(pair) + "ن" for pair in _words(sections["verbs"])]
    nouns = frozenset(
        [*_words(sections["nouns"]), *_words(sections["sounded he"]), *infinitives, *map(_negated, infinitives)]
    )
    spaced = dict(map(_breaks, [*both, *spaced_only]))
    verbs, participles = _verbs(_words(sections["verbs"]))
    return Lexicon(
        nouns=nouns,
        adjectives=frozenset(_words(sections["adjectives"])),
        function_words=frozenset(_words(sections["function words"])),
        verb_words=frozenset(_words(sections["verb words"])),
        other_words=frozenset([*map(_letters, _words(sections["other words"])), *map(_letters, spaced_only)]),
        sounded_he=frozenset(_words(sections["sounded he"])),
        complements=frozenset(_words(sections["complements"])),
        before_no_tail=frozenset(_words(sections["before no tail"])),
        silent_he_preferred=frozenset(_words(sections["read with the silent he"])),
        plural_preferred=frozenset(_words(sections["read as plural"])),
        numbers=frozenset(_words(sections["numbers"])),
        plural_pronouns=frozenset(_words(sections["plural pronouns"])),
        never_plural=frozenset(_words(sections["never plural"])),
        never_compared=frozenset(_words(sections["never compared"])),
        short_first_words=frozenset(_words(sections["short words before a lost space"])),
        short_last_words=frozenset(_words(sections["short words after a lost space"])),
        word_building=frozenset(_words(sections["word building"])),
        verbs=verbs,
        participles=participles,
        fused_compounds=dict(map(_breaks, [*both, *fused_only])),
        spaced_compounds=spaced,
        written_together=dict(_joints(entry) for entry in both if WRITTEN_TOGETHER_MARK in entry),
        compound_openings=frozenset(
            (word[: places[0]], word[places[0] : min(places[0] + 2, *places[1:], len(word))])
            for word, places in spaced.items()
        ),
    )


def _sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def _words(lines: list[str]) -> list[str]:
    return [word for line in lines for word in line.split()]


def _compounds(lines: list[str]) -> Iterator[str]:
    for line in lines:
        tail, colon, firsts = line.partition(":")
        if colon:
            yield from (first + HALF_SPACE_MARK + tail.strip() for first in firsts.split())
        else:
            yield from line.split()


def _counted(numbers: list[str], measures: list[str]) -> Iterator[str]:
    for number in numbers:
        for measure in measures:
            yield number + HALF_SPACE_MARK + measure


def _letters(entry: str) -> str:
    return entry.replace(HALF_SPACE_MARK, "").replace(WRITTEN_TOGETHER_MARK, "")


def _places(entry: str, marks: str) -> Breaks:
    places, letters = [], 0
    for character in entry:
        if character not in (HALF_SPACE_MARK, WRITTEN_TOGETHER_MARK):
            letters += 1
        elif character in marks:
            places.append(letters)
    return tuple(places)


def _breaks(entry: str) -> tuple[str, Breaks]:
    return _letters(entry), _places(entry, HALF_SPACE_MARK + WRITTEN_TOGETHER_MARK)


def _joints(entry: str) -> tuple[str, Breaks]:
    return _letters(entry), _places(entry, WRITTEN_TOGETHER_MARK)


def _verbs(stems: list[str]) -> tuple[dict[str, Breaks], frozenset[str]]:
    """Finite forms with their half-spaces, and past participles, from `present/past` stems."""
    forms: dict[str, Breaks] = {}
    participles: set[str] = set()
    for pair in stems:
        present, _, past = pair.partition("/")
        finite = [present + ending for ending in PRESENT_ENDINGS] + [past + ending for ending in PAST_ENDINGS]
        if present == "توان":
            finite.append(present)
        for form in finite:
            for simple in (form, _negated(form), _with_be(form)):
                forms.setdefault(simple, ())
            for direction in DIRECTIONS:
                forms.setdefault(direction + form, ())
                forms.setdefault(direction + _negated(form), ())
            for prefix in CONTINUOUS_PREFIXES:
                forms[prefix + form] = (len(prefix),)
                for direction in DIRECTIONS:
                    forms[direction + prefix + form] = (len(direction + prefix),)
        participle = past + "ه"
        for whole in (participle, _negated(participle)):
            participles.update((whole, *(direction + whole for direction in DIRECTIONS)))
        for prefix in CONTINUOUS_PREFIXES:
            forms[prefix + participle] = (len(prefix),)
    for participle in participles:
        forms.setdefault(participle, ())
        for ending in PARTICIPLE_ENDINGS:
            forms[participle + ending] = (len(participle),)
    return forms, frozenset(participles)


def _past(pair: str) -> str:
    return pair.partition("/")[2]


def _negated(form: str) -> str:
    return "نیا" + form[1:] if form.startswith("آ") else "نی" + form[1:] if form.startswith("ا") else "ن" + form


def _with_be(form: str) -> str:
    return "بیا" + form[1:] if form.startswith("آ") else "بی" + form[1:] if form.startswith("ا") else "ب" + form
