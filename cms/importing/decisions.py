"""What an editor decided about an import: its doubts, lines that go elsewhere, fields that take the file's text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from cms.importing.unit import ImportDoubt, LineAccount

LinePlace = Literal["introduction", "duties", "out"]
LINE_PLACES: tuple[LinePlace, ...] = get_args(LinePlace)
JOIN = "join"
"""The suggestion of a doubt whether two texts are one sentence: `SettledDoubt.joins`."""


@dataclass(frozen=True, slots=True)
class SettledDoubt:
    """`text` stands instead of the words in doubt; None leaves them. `joins` makes one text of this and the last."""

    text: str | None = None
    joins: bool = False


@dataclass(slots=True)
class Decisions:
    """By the keys of `doubt_keys` and `line_key`; `fields` are named as in `FieldOutcome.target`."""

    doubts: dict[str, SettledDoubt] = field(default_factory=dict)
    lines: dict[str, LinePlace] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Decisions:
        doubts = {key: SettledDoubt(**value) for key, value in data.get("doubts", {}).items()}
        return cls(doubts, dict(data.get("lines", {})), set(data.get("fields", ())))

    def as_json(self) -> dict[str, Any]:
        doubts = {key: {"text": settled.text, "joins": settled.joins} for key, settled in self.doubts.items()}
        return {"doubts": doubts, "lines": self.lines, "fields": sorted(self.fields)}


def doubt_keys(doubts: Iterable[ImportDoubt]) -> dict[str, ImportDoubt]:
    """The doubts by keys that the same words in the same place of the same line get again, in another import too."""
    seen: Counter[str] = Counter()
    keys = {}
    for doubt in doubts:
        identity = f"{doubt.line_number} {doubt.where} {doubt.reason} {doubt.word}"
        seen[identity] += 1
        keys[_short_hash(f"{identity} {seen[identity]}")] = doubt
    return keys


def line_key(line: LineAccount) -> str:
    return _short_hash(f"{line.number} {line.source.strip()}")


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
