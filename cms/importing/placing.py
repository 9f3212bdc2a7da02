"""Which field of which page takes which part of a recognised unit, as values that Wagtail stores."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from html import escape
from typing import Any

from cms.importing.typography import tidy
from cms.importing.unit import DutyNode, ImportedUnit, IntroBlock

LONGEST_HEADING = 250
# Blocks of the same words get the same identity on every import, so that a second one changes nothing.
BLOCK_NAMESPACE = uuid.UUID("6f0f2c62-6d0f-4f64-9f3e-2f6d5a0c8b11")


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(tidy(text))}</p>" for text in texts)


def _block(kind: str, value: Any, seed: str, position: int) -> dict[str, Any]:
    return {"id": str(uuid.uuid5(BLOCK_NAMESPACE, f"{kind} {position} {seed}")), "type": kind, "value": value}


def body_blocks(blocks: tuple[IntroBlock, ...]) -> list[dict[str, Any]]:
    return [_body_block(block, position) for position, block in enumerate(blocks)]


def _body_block(block: IntroBlock, position: int) -> dict[str, Any]:
    # What is too long for a heading of ours is set as a paragraph: no word is cut.
    if block.kind == "heading" and len(block.text) <= LONGEST_HEADING:
        return _block("heading", {"text": tidy(block.text), "level": "2"}, block.text, position)
    if block.kind == "list":
        items = [
            {"id": str(uuid.uuid5(BLOCK_NAMESPACE, f"item {number} {item}")), "type": "item", "value": tidy(item)}
            for number, item in enumerate(block.items)
        ]
        return _block("list", {"style": "bullet", "items": items}, "\n".join(block.items), position)
    if block.kind == "quote":
        return _block("quote", {"text": tidy(block.text), "source": ""}, block.text, position)
    return _block("paragraph", {"text": paragraphs((block.text,))}, block.text, position)


def message_blocks(texts: tuple[str, ...]) -> list[dict[str, Any]]:
    return body_blocks(tuple(IntroBlock("paragraph", text) for text in texts))


def goal_blocks(goals: tuple[str, ...]) -> list[dict[str, Any]]:
    return [_block("goal", tidy(goal), goal, position) for position, goal in enumerate(goals)]


def department_blocks(unit: ImportedUnit) -> list[dict[str, Any]]:
    return [
        _block(
            "department",
            {
                "name": tidy(department.name),
                "work": tidy(department.work),
                "responsible": tidy(department.responsible),
                "extension": department.extension,
                "duties_anchor": department.duties_anchor or "",
            },
            department.name,
            position,
        )
        for position, department in enumerate(unit.departments)
    ]


def duty_blocks(nodes: tuple[DutyNode, ...]) -> list[dict[str, Any]]:
    return [
        {
            "id": str(uuid.uuid5(BLOCK_NAMESPACE, f"duty {node.anchor}")),
            "type": "duty",
            "value": {"level": level, "title": tidy(node.title), "text": paragraphs(node.text), "anchor": node.anchor},
        }
        for level, node in _walk(nodes, 1)
    ]


def _walk(nodes: tuple[DutyNode, ...], level: int) -> Iterator[tuple[int, DutyNode]]:
    for node in nodes:
        yield level, node
        yield from _walk(node.children, level + 1)


def heading(text: str) -> str:
    """The heading of a page; empty where the text is too long for one (see `overflow`)."""
    return tidy(text).strip(" :") if len(text) <= LONGEST_HEADING else ""


def overflow(text: str) -> tuple[str, ...]:
    """What did not fit the heading, as a paragraph for the text below it."""
    return (text,) if len(text) > LONGEST_HEADING else ()
