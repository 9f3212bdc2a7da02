"""The texts of a unit by their places: paths such as `duties.1.2`, counted from 1, as accounts and doubts name them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from cms.importing.report import walk_duties
from cms.importing.unit import DutyNode, ImportedUnit, IntroBlock


def text_at(unit: ImportedUnit, where: str) -> str | None:
    """The text that stands at a place, an empty one too; None where the path leads nowhere."""
    value: Any = unit
    try:
        for step in where.split("."):
            value = _parts(value)[int(step) - 1] if step.isdigit() else _named(value, step)
    except (LookupError, AttributeError):
        return None
    if isinstance(value, DutyNode):
        return value.title
    if isinstance(value, IntroBlock):
        return value.text
    return value if isinstance(value, str) else None


def with_text(unit: ImportedUnit, where: str, text: str) -> ImportedUnit:
    """The unit with another text at a place where `text_at` finds one. Anchors stay: links lead to them."""
    changed: ImportedUnit = _replaced(unit, where.split("."), text)
    if not where.startswith("duties."):
        return changed
    titles = {node.anchor: node.title for _path, node in walk_duties(changed.duties)}
    named = (
        replace(department, name=titles[department.duties_anchor])
        if department.from_duties and department.duties_anchor in titles
        else department
        for department in changed.departments
    )
    return replace(changed, departments=tuple(named))


def text_before(unit: ImportedUnit, where: str) -> str | None:
    """The place of the text that a reader reads just before this one, if both belong to one sequence."""
    found = re.fullmatch(r"(.+)\.(\d+)", where)
    if not found:
        return None
    parent, number = found[1], int(found[2])
    if number > 1:
        before = f"{parent}.{number - 1}"
        if where.startswith("introduction.") and where.count(".") == 1:
            block = unit.introduction[number - 2]
            return f"{before}.{len(block.items)}" if block.items else before
        return before
    if parent.endswith(".text"):
        return parent.removesuffix(".text")
    return "lead" if parent == "introduction" and unit.lead else None


def _named(value: Any, step: str) -> Any:
    return value[step] if isinstance(value, dict) else getattr(value, step)


def _parts(value: Any) -> tuple[Any, ...]:
    if isinstance(value, DutyNode):
        return value.children
    if isinstance(value, IntroBlock):
        return value.items
    # What a department does is one text of several lines.
    return tuple(value.split("\n")) if isinstance(value, str) else value


def _replaced(value: Any, steps: list[str], text: str) -> Any:
    if not steps:
        if isinstance(value, DutyNode):
            return replace(value, title=text)
        return replace(value, text=text) if isinstance(value, IntroBlock) else text
    step, rest = steps[0], steps[1:]
    if not step.isdigit():
        changed = _replaced(_named(value, step), rest, text)
        return {**value, step: changed} if isinstance(value, dict) else replace(value, **{step: changed})
    parts = list(_parts(value))
    parts[int(step) - 1] = _replaced(parts[int(step) - 1], rest, text)
    if isinstance(value, DutyNode):
        return replace(value, children=tuple(parts))
    if isinstance(value, IntroBlock):
        return replace(value, items=tuple(parts))
    return "\n".join(parts) if isinstance(value, str) else tuple(parts)
