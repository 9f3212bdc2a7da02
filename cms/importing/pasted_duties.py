"""Pasted duties are read as the duties of an imported page are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.importing.duties_tree import Node, build_duties
from cms.importing.lines import content_lines
from cms.importing.source import SourceDocument, SourceLine
from cms.units.pasted_duties import PastedDuty

# The importer reads Persian documents; in English ones letters count too, and lie below numbers as bullets do.
_LATIN_LETTER = re.compile(r"^(\s*)(?:[a-z]|[ivx]{2,4})[.)]\s+", re.IGNORECASE)


def read_duties(text: str, language: str) -> list[PastedDuty]:
    lines = text.splitlines()
    if language == "en":
        lines = [_LATIN_LETTER.sub(r"\1• ", line) for line in lines]
    source = tuple(SourceLine(number, line) for number, line in enumerate(lines, 1))
    document = SourceDocument(name="", format="text", encoding="utf-8", lines=source)
    duties = build_duties([line for line in content_lines(document, language) if line.text])
    lead = [PastedDuty(1, passage.text) for passage in duties.lead]
    return [*lead, *_flat(duties.nodes, 1)]


def _flat(nodes: list[Node], level: int) -> Iterator[PastedDuty]:
    for node in nodes:
        yield PastedDuty(level, node.title.text, tuple(passage.text for passage in node.text))
        yield from _flat(node.children, level + 1)
