"""What became of every line of a source, for a person to read and for a program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.importing.furniture_words import REASONS
from cms.text.folding import fold_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.importing.unit import DutyNode, ImportedUnit

SCHEMA = 1
"""The version of `as_json`; it grows, and changes its number only when something is taken away."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The account of one import. The words of the source are the words placed and the words left out, each once."""

    unit: ImportedUnit

    def left_out_words(self) -> Counter[str]:
        """The folded words that stand nowhere in the unit."""
        return Counter(
            word for line in self.unit.accounts for _code, text in line.left_out for word in fold_tokens(text)
        )

    def as_text(self, language: str) -> str:
        """The report for a person: what became what, what was left out and why, what to look at."""
        with translation.override(language):
            return "\n".join(self._text())

    def _text(self) -> Iterator[str]:
        unit = self.unit
        yield _("Import of %(name)s (%(format)s, %(encoding)s)") % {
            "name": unit.source_name or "–",
            "format": unit.source_format,
            "encoding": unit.source_encoding,
        }
        yield ""
        yield _("Title: %(title)s") % {"title": unit.title or f"({_('none')}) {unit.unit_name}"}
        if unit.head:
            yield _("Head: %(post)s – %(person)s") % {
                "post": unit.head.post_title or "…",
                "person": unit.head.person_name or _("no name in the source"),
            }
        for label, count in self.counts():
            yield f"{label}: {count}"
        yield from self._outline(unit)
        yield ""
        yield from self._left_out_text()
        yield ""
        yield from self._doubt_text(unit)

    def counts(self) -> list[tuple[str, int]]:
        """How much each part of the unit got, in the active language."""
        unit = self.unit
        contact = unit.contact
        values = [contact.address, contact.fax, contact.email, contact.hours, contact.website]
        return [
            (_("Blocks of the introduction"), len(unit.introduction) + bool(unit.lead)),
            (_("Goals"), len(unit.goals)),
            (_("Departments"), len(unit.departments)),
            (_("Sections and items of the duties"), sum(1 for _node in walk_duties(unit.duties))),
            (_("Contact details"), len(contact.phones) + sum(map(bool, values))),
        ]

    @staticmethod
    def _outline(unit: ImportedUnit) -> Iterator[str]:
        sections = [(path, node) for path, node in walk_duties(unit.duties) if node.children or node.text]
        if sections:
            yield ""
            yield _("Sections of the duties:")
        for path, node in sections:
            indent = "  " * len(path)
            items = ngettext("%(count)d item", "%(count)d items", len(node.children)) % {"count": len(node.children)}
            yield f"{indent}{node.number_in_source or '•'} {_shortened(node.title)} ({items})"

    def _left_out_text(self) -> Iterator[str]:
        shown = [
            (line.number, code, text)
            for line in self.unit.accounts
            for code, text in line.left_out
            if code not in ("blank", "sign", "section_label") and text.strip()
        ]
        if not shown:
            yield _("Nothing of the text was left out.")
            return
        yield _("Left out:")
        for number, code, text in shown:
            yield "  " + _("line %(number)d: %(text)s (%(reason)s)") % {
                "number": number,
                "text": _shortened(text),
                "reason": REASONS[code],
            }

    @staticmethod
    def _doubt_text(unit: ImportedUnit) -> Iterator[str]:
        if not unit.doubts:
            yield _("Nothing is in doubt.")
            return
        yield _("To look at:")
        for doubt in unit.doubts:
            suggestions = _(" or ").join(f"«{suggestion}»" for suggestion in doubt.suggestions)
            yield "  " + _("line %(number)d: «%(word)s»: %(reason)s") % {
                "number": doubt.line_number,
                "word": _shortened(doubt.word),
                "reason": doubt_reason(doubt.reason) + (f" ({suggestions})" if suggestions else ""),
            }

    def as_json(self) -> dict[str, Any]:
        """The report for a program; docs/importing.md describes it."""
        unit = self.unit
        return {
            "schema": SCHEMA,
            "source": {
                "name": unit.source_name,
                "format": unit.source_format,
                "encoding": unit.source_encoding,
                "lines": len(unit.accounts),
            },
            "unit": _unit_json(unit),
            "counts": {
                "introduction": len(unit.introduction),
                "goals": len(unit.goals),
                "departments": len(unit.departments),
                "duties": sum(1 for _node in walk_duties(unit.duties)),
                "phones": len(unit.contact.phones),
                "doubts": len(unit.doubts),
                "left_out": dict(
                    sorted(Counter(code for line in self.unit.accounts for code, _text in line.left_out).items())
                ),
            },
            "lines": [
                {
                    "number": line.number,
                    "text": line.source,
                    "placed": [{"where": where, "text": text} for where, text in line.placed],
                    "left_out": [{"reason": reason, "text": text} for reason, text in line.left_out],
                }
                for line in self.unit.accounts
            ],
            "doubts": [
                {
                    "where": doubt.where,
                    "word": doubt.word,
                    "suggestions": list(doubt.suggestions),
                    "reason": doubt.reason,
                    "line": doubt.line_number,
                }
                for doubt in unit.doubts
            ],
        }


def walk_duties(nodes: tuple[DutyNode, ...], path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], DutyNode]]:
    """Every node of a tree in reading order with its path, counted from 1."""
    for at, node in enumerate(nodes, 1):
        yield (*path, at), node
        yield from walk_duties(node.children, (*path, at))


def doubt_reason(code: str) -> str:
    """The sentence for a doubt's code; words that the spelling module doubts share one."""
    sentences = {
        "maybe_continuation": _("perhaps goes on with the line before it"),
        "numbers_joined": _("its number had lost the sign between its parts"),
        "numbers_reversed": _("its number was written from the wrong end"),
        "duties_assumed": _("no heading says that this list is the duties"),
        "head_unfilled": _("the name or the post of the head was never filled in"),
        "no_title": _("the page has no title; the unit was named after its contents"),
        "contact_from_page_edge": _("comes from the header or footer of the old site"),
        "second_value": _("a second value for a field that holds one; it stands in the introduction"),
        "lost_character": _("a letter or digit was lost before this page was saved"),
    }
    return sentences.get(code) or _("the spelling is not certain")


def _shortened(text: str, longest: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _unit_json(unit: ImportedUnit) -> dict[str, Any]:
    contact = unit.contact
    return {
        "title": unit.title,
        "unit_name": unit.unit_name,
        "lead": unit.lead,
        "introduction": [
            {"kind": block.kind, "text": block.text, "items": list(block.items)} for block in unit.introduction
        ],
        "head": unit.head
        and {
            "post_title": unit.head.post_title,
            "person_name": unit.head.person_name,
            "message": list(unit.head.message),
        },
        "goals": list(unit.goals),
        "departments": [
            {
                "name": department.name,
                "work": department.work,
                "duties_anchor": department.duties_anchor,
                "responsible": department.responsible,
                "extension": department.extension,
            }
            for department in unit.departments
        ],
        "duties_lead": list(unit.duties_lead),
        "duties": [_node_json(node) for node in unit.duties],
        "contact": {
            "address": contact.address,
            "phones": [
                {"number": phone.number, "extension": phone.extension, "label": phone.label} for phone in contact.phones
            ],
            "fax": contact.fax,
            "email": contact.email,
            "hours": contact.hours,
            "website": contact.website,
        },
        "section_titles": dict(unit.section_titles),
    }


def _node_json(node: DutyNode) -> dict[str, Any]:
    return {
        "title": node.title,
        "anchor": node.anchor,
        "number": node.number_in_source,
        "text": list(node.text),
        "children": [_node_json(child) for child in node.children],
    }
