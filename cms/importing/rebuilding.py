"""A unit without its emptied texts and with added ones: places are counted anew, and accounts and doubts follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from cms.importing.assembly import LONGEST_ANCHOR
from cms.importing.unit import DutyNode, ImportedUnit, IntroBlock
from cms.text.slugs import slugify


@dataclass
class AddedTexts:
    """Texts that were left out and get a place after all, by the place that they follow."""

    texts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def after(self, where: str, text: str, line_number: int) -> None:
        """`where` is a text's place, or the name of the part that it begins (`introduction`, `duties`)."""
        part, *steps = where.split(".")
        # An item of a list is followed by a paragraph after the list; the text of a duty by a duty.
        numbers = steps[:1] if part == "introduction" else _until_word(steps)
        self.texts.setdefault(".".join([part, *numbers]), []).append((text, line_number))


def rebuilt(unit: ImportedUnit, gone: dict[str, str], added: AddedTexts) -> ImportedUnit:
    """The unit without the places of `gone`, whose values say where their words went (empty: nowhere)."""
    return _Rebuilding(unit, gone, added).run()


def _until_word(steps: list[str]) -> Iterable[str]:
    for step in steps:
        if not step.isdigit():
            return
        yield step


class _Rebuilding:
    def __init__(self, unit: ImportedUnit, gone: dict[str, str], added: AddedTexts) -> None:
        self._unit = unit
        self._gone = gone
        self._added = added.texts
        self._moved: dict[str, str] = {}
        self._placed: dict[int, list[tuple[str, str]]] = {}
        self._anchors: set[str] = set()

    def run(self) -> ImportedUnit:
        if not self._gone and not self._added:
            return self._unit
        unit = self._unit
        self._anchors = set(_anchors(unit.duties))
        changed = replace(
            unit,
            introduction=self._introduction(),
            goals=self._texts(unit.goals, "goals"),
            duties_lead=self._texts(unit.duties_lead, "duties_lead"),
            duties=self._nodes(unit.duties, "duties", [], "duties"),
            head=unit.head and replace(unit.head, message=self._texts(unit.head.message, "head.message")),
            departments=self._filled(unit.departments, "departments", ("name", "work", "responsible", "extension")),
            contact=replace(
                unit.contact,
                phones=self._filled(unit.contact.phones, "contact.phones", ("number", "extension", "label")),
            ),
            section_titles={kind: title for kind, title in unit.section_titles.items() if title},
        )
        head = changed.head
        if head and not (head.post_title or head.person_name or head.message):
            changed = replace(changed, head=None)
        anchors = set(_anchors(changed.duties))
        departments = (
            replace(department, duties_anchor=department.duties_anchor if department.duties_anchor in anchors else None)
            for department in changed.departments
            if not (department.from_duties and department.duties_anchor not in anchors)
        )
        return replace(
            changed,
            departments=tuple(departments),
            accounts=tuple(
                replace(
                    account,
                    placed=(
                        *((self._new_place(where), text) for where, text in account.placed),
                        *self._placed.get(account.number, ()),
                    ),
                )
                for account in unit.accounts
            ),
            doubts=tuple(replace(doubt, where=self._new_place(doubt.where)) for doubt in unit.doubts),
        )

    def _introduction(self) -> tuple[IntroBlock, ...]:
        blocks: list[IntroBlock] = []

        def add(where: str) -> None:
            for text, line_number in self._added.get(where, ()):
                blocks.append(IntroBlock("paragraph", text))
                self._place(line_number, f"introduction.{len(blocks)}", text)

        add("introduction")
        for number, block in enumerate(self._unit.introduction, 1):
            old, new = f"introduction.{number}", f"introduction.{len(blocks) + 1}"
            items = self._texts(block.items, old, new)
            if block.text or items:
                blocks.append(replace(block, items=items))
                self._moved[old] = new
            add(old)
        return tuple(blocks)

    def _nodes(self, nodes: tuple[DutyNode, ...], old: str, into: list[DutyNode], new: str) -> tuple[DutyNode, ...]:
        """The nodes of `old`, appended to `into`, whose place is `new`; children of an emptied duty take its place."""
        if old == "duties":
            self._add_duties("duties", into, new)
        for number, node in enumerate(nodes, 1):
            path = f"{old}.{number}"
            texts = [text for text in node.text if text]
            title = node.title or (texts.pop(0) if texts else "")
            if title:
                place = f"{new}.{len(into) + 1}"
                self._moved[path] = place
                self._texts(node.text, f"{path}.text", f"{place}.text")
                children = self._nodes(node.children, path, [], place)
                into.append(replace(node, title=title, text=tuple(texts), children=children))
            else:
                self._nodes(node.children, path, into, new)
            self._add_duties(path, into, new)
        return tuple(into)

    def _add_duties(self, where: str, into: list[DutyNode], new: str) -> None:
        for text, line_number in self._added.get(where, ()):
            into.append(DutyNode(text, self._anchor(text)))
            self._place(line_number, f"{new}.{len(into)}", text)

    def _anchor(self, title: str) -> str:
        stem = slugify(title, maximum_length=LONGEST_ANCHOR) or "duty"
        anchor, number = stem, 1
        while anchor in self._anchors:
            number += 1
            anchor = f"{stem}-{number}"
        self._anchors.add(anchor)
        return anchor

    def _texts(self, texts: tuple[str, ...], old: str, new: str = "") -> tuple[str, ...]:
        kept = []
        for number, text in enumerate(texts, 1):
            if text:
                kept.append(text)
                self._moved[f"{old}.{number}"] = f"{new or old}.{len(kept)}"
        return tuple(kept)

    def _filled(self, values: tuple[Any, ...], where: str, fields: tuple[str, ...]) -> tuple[Any, ...]:
        kept = []
        for number, value in enumerate(values, 1):
            if any(getattr(value, name) for name in fields):
                kept.append(value)
                self._moved[f"{where}.{number}"] = f"{where}.{len(kept)}"
        return tuple(kept)

    def _place(self, line_number: int, where: str, text: str) -> None:
        self._placed.setdefault(line_number, []).append((where, text))

    def _new_place(self, where: str) -> str:
        """Where the words of an old place are now."""
        seen = set()
        while where in self._gone and self._gone[where] and where not in seen:
            seen.add(where)
            where = self._gone[where]
        steps = where.split(".")
        for length in range(len(steps), 0, -1):
            start = ".".join(steps[:length])
            if start in self._moved:
                return ".".join([self._moved[start], *steps[length:]])
        return where


def _anchors(nodes: tuple[DutyNode, ...]) -> Iterable[str]:
    for node in nodes:
        yield node.anchor
        yield from _anchors(node.children)
