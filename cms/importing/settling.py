"""A unit as its editor decided: words settled, lines moved, every line still accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cms.importing.decisions import Decisions, doubt_keys, line_key
from cms.importing.lines import joined_cells
from cms.importing.rebuilding import AddedTexts, rebuilt
from cms.importing.unit import ImportDoubt, ImportedUnit, LineAccount
from cms.importing.unit_paths import text_at, text_before, with_text

INVISIBLE = frozenset({"blank", "sign"})
"""Reasons for leaving out of which nobody needs to hear."""
BY_HAND = "left_out_by_hand"


def settle(unit: ImportedUnit, decisions: Decisions) -> ImportedUnit:
    """The unit with all decisions carried out; its doubts are those left. Unknown decisions count for nothing."""
    return _Settling(unit, decisions).run()


def has_place(unit: ImportedUnit, doubt: ImportDoubt) -> bool:
    """Whether the words of a doubt stand in the unit, so that others can be put there."""
    text = text_at(unit, doubt.where)
    return text is not None and bool(_occurrences(text, doubt.word))


def can_join(unit: ImportedUnit, doubt: ImportDoubt) -> bool:
    """Whether the text in doubt can become one with the text before it."""
    if doubt.reason != "maybe_continuation" or text_at(unit, doubt.where) is None:
        return False
    before = text_before(unit, doubt.where)
    return before is not None and bool(text_at(unit, before))


def movable(line: LineAccount) -> str:
    """What of a left-out line could be placed after all; empty for lines that are placed or hold nothing to read."""
    texts = [text for reason, text in line.left_out if reason not in INVISIBLE]
    return "" if line.placed else joined_cells(" ".join(texts)).strip()


def _occurrences(text: str, word: str) -> list[tuple[int, int]]:
    whole = [found.span() for found in re.finditer(rf"(?<![\w\u200c]){re.escape(word)}(?![\w\u200c])", text)]
    return whole or [found.span() for found in re.finditer(re.escape(word), text)]


@dataclass
class _Settling:
    unit: ImportedUnit
    decisions: Decisions

    def run(self) -> ImportedUnit:
        self.accounts = {account.number: account for account in self.unit.accounts}
        self.gone: dict[str, str] = {}  # emptied places, and where their words are now
        self.added = AddedTexts()
        self.emptied_lines: set[int] = set()
        self.doubts = doubt_keys(self.unit.doubts)
        for account in self.unit.accounts:
            place = self.decisions.lines.get(line_key(account))
            if place == "out" and account.placed:
                self._leave_out(account)
            elif place in ("introduction", "duties") and movable(account):
                self._put_in(account, place)
        self._reword()
        self._join()
        left = tuple(
            doubt
            for key, doubt in self.doubts.items()
            if key not in self.decisions.doubts and doubt.line_number not in self.emptied_lines
        )
        unit = replace(self.unit, accounts=tuple(self.accounts.values()), doubts=left)
        return rebuilt(unit, self.gone, self.added)

    def _leave_out(self, account: LineAccount) -> None:
        moved = []
        for where, part in account.placed:
            text, shown = text_at(self.unit, where), joined_cells(part)
            if text is None or shown not in text:
                continue
            text = re.sub(r" {2,}", " ", text.replace(shown, "", 1)).strip(" ،" if "contact" in where else " ")
            self.unit = with_text(self.unit, where, text)
            moved.append((where, part))
            if not text:
                self.gone[where] = ""
        if len(moved) == len(account.placed):
            self.emptied_lines.add(account.number)
        self.accounts[account.number] = replace(
            account,
            placed=tuple(place for place in account.placed if place not in moved),
            left_out=(*account.left_out, *((BY_HAND, part) for _where, part in moved)),
        )

    def _put_in(self, account: LineAccount, place: str) -> None:
        text = movable(account)
        earlier = [
            where
            for other in self.unit.accounts
            if other.number < account.number
            for where, _part in other.placed
            if where.startswith(f"{place}.")
        ]
        self.added.after(earlier[-1] if earlier else place, text, account.number)
        kept = tuple(part for part in account.left_out if part[0] in INVISIBLE)
        self.accounts[account.number] = replace(account, left_out=kept)

    def _reword(self) -> None:
        """Put the settled words in; from the end of each text, so that places before them stay right."""
        changes: dict[str, list[tuple[int, int, str]]] = {}
        met: dict[tuple[str, str], int] = {}
        for key, doubt in self.doubts.items():
            text = text_at(self.unit, doubt.where)
            settled = self.decisions.doubts.get(key)
            at = met.get((doubt.where, doubt.word), 0)
            met[doubt.where, doubt.word] = at + 1
            if text is None or settled is None or settled.text is None:
                continue
            spans = _occurrences(text, doubt.word)
            if at < len(spans):
                changes.setdefault(doubt.where, []).append((*spans[at], settled.text))
                self._reword_account(doubt, settled.text)
        for where, replacements in changes.items():
            text = text_at(self.unit, where) or ""
            for start, end, words in sorted(replacements, reverse=True):
                text = text[:start] + words + text[end:]
            text = re.sub(r" {2,}", " ", text).strip()
            self.unit = with_text(self.unit, where, text)
            if not text:
                self.gone[where] = ""

    def _reword_account(self, doubt: ImportDoubt, words: str) -> None:
        account = self.accounts[doubt.line_number]
        placed = tuple(
            (where, part.replace(doubt.word, words, 1) if where == doubt.where else part)
            for where, part in account.placed
        )
        self.accounts[doubt.line_number] = replace(account, placed=placed)

    def _join(self) -> None:
        # From the end: of three lines that are one sentence the third joins the second before that joins the first.
        for key, doubt in reversed(self.doubts.items()):
            settled = self.decisions.doubts.get(key)
            if not (settled and settled.joins and can_join(self.unit, doubt)):
                continue
            before = text_before(self.unit, doubt.where) or ""
            words = f"{text_at(self.unit, before)} {text_at(self.unit, doubt.where)}"
            self.unit = with_text(with_text(self.unit, before, words), doubt.where, "")
            self.gone[doubt.where] = before
