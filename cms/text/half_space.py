"""Restore the half-spaces (U+200C) that Persian unit pages lose on their way through old editors and content systems."""

from __future__ import annotations

import re
from dataclasses import dataclass

HALF_SPACE = "\u200c"


@dataclass(frozen=True, slots=True)
class Change:
    """One word as it stood and as it stands now; the offsets are those of the input text."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word for the editor to look at; the offsets are those of the resulting text, the reason is a stable code."""

    start: int
    end: int
    word: str
    suggestions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Restored:
    """The text with every certain half-space put in, what was changed, and what an editor should look at."""

    text: str
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]


_PLURAL_AFTER_SPACE = re.compile(r"(?<=[آ-یپچژکگ]) (?=(?:ها|های|هایی)(?![\w\u200c]))")


def restore_half_spaces(text: str) -> Restored:
    """Put a half-space wherever one was certainly lost from `text`, which has been through `clean(text, "fa")`."""
    result = _PLURAL_AFTER_SPACE.sub(HALF_SPACE, text)
    changes = tuple(Change(at.start(), at.end(), at.group(), HALF_SPACE) for at in _PLURAL_AFTER_SPACE.finditer(text))
    return Restored(result, changes, ())
