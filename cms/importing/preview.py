"""What an editor sees of an import before it happens: doubts, what becomes what, what would change on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.apps import apps
from django.utils.html import strip_tags

from cms.importing.applying import FieldOutcome, ImportResult, Outcome
from cms.importing.decisions import Decisions, LinePlace, SettledDoubt, doubt_keys, line_key
from cms.importing.furniture_words import REASONS
from cms.importing.place_names import field_name, place_name
from cms.importing.report import doubt_reason
from cms.importing.settling import INVISIBLE, can_join, has_place, movable
from cms.importing.unit import ImportDoubt, ImportedUnit
from cms.importing.unit_paths import text_at, text_before

CONTEXT = 140
"""Characters of a sentence that are shown on each side of the words in doubt."""


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One doubt: the sentence in three pieces, what could stand there instead, what was decided."""

    key: str
    doubt: ImportDoubt
    before: str
    marked: str
    after: str
    joins: bool
    can_edit: bool
    settled: SettledDoubt | None

    @property
    def sentence(self) -> str:
        return doubt_reason(self.doubt.reason)

    @property
    def place(self) -> str:
        return place_name(self.doubt.where) if self.doubt.where else ""

    @property
    def has_suggestion(self) -> bool:
        return bool(self.joins or self.doubt.suggestions)


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the source and what becomes of it; `choices` are the places that an editor may give it instead."""

    number: int
    key: str
    source: str
    placed: list[tuple[str, str]]
    left_out: list[tuple[str, str]]
    decided: LinePlace | None
    choices: list[LinePlace]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of the site that the import concerns, before and after, as lines to read."""

    target: str
    name: str
    outcome: Outcome
    before: list[str]
    after: list[str]
    takes_file: bool


def doubt_rows(unit: ImportedUnit, decisions: Decisions) -> list[DoubtRow]:
    """All doubts of the undecided unit, settled ones too, in the order of the source."""
    return [_doubt_row(unit, key, doubt, decisions.doubts.get(key)) for key, doubt in doubt_keys(unit.doubts).items()]


def _doubt_row(unit: ImportedUnit, key: str, doubt: ImportDoubt, settled: SettledDoubt | None) -> DoubtRow:
    placed = has_place(unit, doubt)
    joins = can_join(unit, doubt)
    text = (text_at(unit, doubt.where) or "") if placed else doubt.word
    start = max(text.find(doubt.word), 0)
    before, after = text[:start], text[start + len(doubt.word) :]
    if joins:
        before = f"{text_at(unit, text_before(unit, doubt.where) or '')} ⏎ {before}"
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return DoubtRow(key, doubt, before, doubt.word, after, joins, placed, settled)


def line_rows(unit: ImportedUnit, decided: ImportedUnit, decisions: Decisions) -> Iterator[LineRow]:
    """Every line that holds anything, with its places in the decided unit."""
    for account, former in zip(decided.accounts, unit.accounts, strict=True):
        left_out = [(str(REASONS[reason]), text) for reason, text in account.left_out if reason not in INVISIBLE]
        if not account.source.strip() or not (account.placed or left_out or movable(former)):
            continue
        key = line_key(account)
        choices: list[LinePlace] = []
        if movable(former):
            choices = ["introduction", "duties"]
        elif former.placed:
            choices = ["out"]
        placed = [(place_name(where), text) for where, text in account.placed]
        yield LineRow(account.number, key, account.source.strip(), placed, left_out, decisions.lines.get(key), choices)


def field_rows(result: ImportResult, decisions: Decisions) -> Iterator[FieldRow]:
    """The fields that would change, and those that an editor has changed since; nothing of what stays the same."""
    for outcome in result.outcomes:
        if outcome.outcome in ("written", "kept", "withheld"):
            yield _field_row(outcome, outcome.target in decisions.fields)


def _field_row(outcome: FieldOutcome, takes_file: bool) -> FieldRow:
    is_page = outcome.target.endswith(".head_id")
    before, after = (
        [_post_title(value)] if is_page and value else readable(value) for value in (outcome.before, outcome.after)
    )
    return FieldRow(outcome.target, field_name(outcome.target), outcome.outcome, before, after, takes_file)


def _post_title(pk: int) -> str:
    post_model: Any = apps.get_model("people.PostPage")
    return str(post_model.objects.filter(pk=pk).values_list("title_fa", flat=True).first() or "")


def readable(value: Any) -> list[str]:
    """A stored value as lines of plain text: rich text by paragraphs, blocks one after another, duties indented."""
    if isinstance(value, str):
        lines = re.sub(r"</(?:p|li|h[1-6])>|<br/?>", "\n", value) if "<" in value else value
        return [line.strip() for line in unescape(strip_tags(lines)).splitlines() if line.strip()]
    if isinstance(value, list):
        return [line for entry in value for line in _readable_entry(entry)]
    return [str(value)] if value else []


def _readable_entry(entry: Any) -> list[str]:
    if isinstance(entry, list):  # a phone: label, number, extension
        return ["، ".join(filter(None, entry))]
    if not isinstance(entry, dict):
        return readable(entry)
    value = entry.get("value", entry)
    if entry.get("type") == "duty":
        indent = "\u2003" * (int(value["level"] or 1) - 1)
        return [f"{indent}• {value['title']}", *(f"{indent}  {line}" for line in readable(value["text"]))]
    if isinstance(value, dict):
        unread = {"level", "style", "anchor", "duties_anchor", "id", "type"}
        return [line for name, part in value.items() if name not in unread for line in readable(part)]
    return readable(value)
