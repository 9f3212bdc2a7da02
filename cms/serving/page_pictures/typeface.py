"""Vazirmatn, in the two parts that the style sheet has, and its lines: which part draws what, and from which side.

Pillow shapes and orders a text only within one font. A line is therefore cut into runs of one direction, and these into
pieces of one part, much as the Unicode bidirectional algorithm (UAX #9) and a browser's choice of fonts would have it;
within a piece Raqm does the same properly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from PIL import ImageFont, features

import themes.base

STATIC = Path(themes.base.__file__).parent / "static" / "base"
PARTS = ("arabic", "latin")

Part = Literal["arabic", "latin"]
Direction = Literal["rtl", "ltr"]

_FACE = re.compile(r'url\("(fonts/[^"]*-(arabic|latin)-[^"]*)"\).*?unicode-range: ([^;]+);', re.DOTALL)
# Numbers keep their order in either direction, together with what stands within them.
_NUMBER = re.compile(r"[%٪]?\d+(?:[:/.,٫٬\-]\d+)+[%٪]?|\d+%|%\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that one part of the typeface draws in one direction."""

    text: str
    part: Part
    direction: Direction


@cache
def is_available() -> bool:
    """Whether both parts are there and Pillow can join Persian letters. Asked once: files come with the build."""
    return bool(features.check("raqm")) and all((STATIC / file).exists() for file, _ranges in _faces().values())


@cache
def _faces() -> dict[str, tuple[str, list[tuple[int, int]]]]:
    """The file and the characters of each part, as the style sheet has them."""
    sheet = (STATIC / "fonts.css").read_text(encoding="utf-8")
    return {part: (file, [_span(span) for span in spans.split(",")]) for file, part, spans in _FACE.findall(sheet)}


def _span(written: str) -> tuple[int, int]:
    edges = [int(edge, 16) for edge in written.strip().removeprefix("U+").split("-")]
    return edges[0], edges[-1]


@lru_cache(maxsize=64)
def font(part: Part, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A part of the typeface at a size in pixels and a weight from 100 to 900."""
    made = ImageFont.truetype(str(STATIC / _faces()[part][0]), size, layout_engine=ImageFont.Layout.RAQM)
    made.set_variation_by_axes([weight])
    return made


@lru_cache(maxsize=4096)
def part_of(character: str) -> Part | None:
    """The part that draws a character; None for one that the typeface has not got."""
    code = ord(character)
    for part in PARTS:
        if any(first <= code <= last for first, last in _faces()[part][1]):
            return part  # type: ignore[return-value]
    return None


def drawable(text: str) -> str:
    """The text without what the typeface has not got, white space collapsed."""
    return " ".join("".join(c if part_of(c) else " " for c in " ".join(text.split())).split())


def pieces(line: str, base: Direction) -> Iterator[Piece]:
    """The pieces of a line in the order in which they stand, from the side where the line begins."""
    for direction, run in _runs(line, base):
        parts = [
            Piece("".join(characters), part, direction)
            for part, characters in groupby(run, key=lambda character: part_of(character) or "latin")
        ]
        yield from parts if direction == base else reversed(parts)


def _runs(line: str, base: Direction) -> list[tuple[Direction, str]]:
    """Stretches of one direction. What has none of its own goes with its neighbours where they agree, else with the
    line."""
    own: list[Direction | None] = [_direction(character) for character in line]
    for number in _NUMBER.finditer(line):
        own[number.start() : number.end()] = ["ltr"] * (number.end() - number.start())
    strong = [(place, direction) for place, direction in enumerate(own) if direction]
    settled: list[Direction] = [direction or base for direction in own]
    for (first, before), (last, after) in zip(strong, strong[1:], strict=False):
        if before == after:
            settled[first:last] = [before] * (last - first)
    grouped = groupby(zip(settled, line, strict=True), key=lambda pair: pair[0])
    return [(direction, "".join(character for _direction, character in pairs)) for direction, pairs in grouped]


def _direction(character: str) -> Direction | None:
    if part_of(character) == "arabic":
        return "rtl"
    return "ltr" if character.isalnum() else None
