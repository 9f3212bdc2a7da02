"""The lines that introduce a unit become blocks: headings, paragraphs, lists and quotations."""

import re
from dataclasses import dataclass

from cms.importing.line_joining import is_ended, joins, may_continue, wrapped_block
from cms.importing.lines import Line, Passage, kept_text, passage
from cms.importing.unit import BlockKind
from cms.importing.vocabulary import FINITE_VERBS
from cms.text.folding import fold_tokens

_QUOTE = re.compile(r"[«\"“].*[»\"”]\s*\.?")
_LONGEST_QUOTE = 60
_NARROWEST, _WIDEST = 40, 110
_LONGEST_HEADING = 10


@dataclass(eq=False)
class Block:
    """A block with its passages: one for everything but a list."""

    kind: BlockKind
    passages: list[Passage]


def build_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of the lines in their order; every line stands in one of them."""
    blocks: list[Block] = []
    wrapped = _wrapped_positions(lines)
    for position, line in enumerate(lines):
        last = blocks[-1] if blocks else None
        text = last.passages[-1].text if last else ""
        goes_on = last is not None and last.kind in ("paragraph", "list") and (position in wrapped or joins(text, line))
        if last and goes_on:
            last.passages[-1].join(line)
        elif (line.sign or line.hints.list_depth or "\t" in line.text) and not line.hints.heading_level:
            if last and last.kind == "list":
                last.passages.append(passage(line, kept_text(line)))
            elif _is_lone_numbered_heading(line, lines[position + 1 :]):
                blocks.append(Block("heading", [passage(line, kept_text(line).rstrip(" :："))]))
            else:
                blocks.append(Block("list", [passage(line, kept_text(line))]))
        elif _is_heading(line, lines[position + 1 :]):
            blocks.append(Block("heading", [passage(line, kept_text(line).rstrip(" :："))]))
        elif line.hints.quoted or (_QUOTE.fullmatch(line.text) and line.words <= _LONGEST_QUOTE):
            blocks.append(Block("quote", [passage(line)]))
        else:
            if last and last.kind in ("paragraph", "list") and _seems_broken(text, line):
                line.remarks.append("maybe_continuation")
            blocks.append(Block("paragraph", [passage(line)]))
    return blocks


def _seems_broken(text: str, line: Line) -> bool:
    # Authors forget full stops more often than editors break paragraphs, so only a narrow line is suspicious.
    return (
        may_continue(text, line)
        and not line.hints.heading_level
        and _NARROWEST < len(text) < _WIDEST
        and text.rstrip()[-1:].isalpha()
    )


def _wrapped_positions(lines: list[Line]) -> set[int]:
    """Positions of the lines that go on with the line before them in a paragraph wrapped at a fixed width."""
    positions: set[int] = set()
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].gap or lines[end].sign:
            if wrapped_block(lines[start:end]):
                positions.update(range(start + 1, end))
            start = end
    return positions


def _is_heading(line: Line, later: list[Line]) -> bool:
    if line.hints.heading_level:
        return True
    text = line.text.rstrip()
    if not later or "\t" in text or line.words > _LONGEST_HEADING or is_ended(text) and not text.endswith(":"):
        return False
    if text.endswith("،") or fold_tokens(text)[-1:] and fold_tokens(text)[-1] in FINITE_VERBS:
        return False
    after = later[0]
    if text.endswith(":") or line.hints.emphasised:
        return True
    return line.gap and (after.words >= 12 or bool(after.sign))


def _is_lone_numbered_heading(line: Line, later: list[Line]) -> bool:
    """A short numbered line over a paragraph («۱- جایگاه»), and not the first item of a list."""
    if not later or line.sign is None or line.sign.is_bare_bullet or line.hints.list_depth or line.words > 7:
        return False
    return not is_ended(line.body) and not later[0].sign and later[0].words >= 12
