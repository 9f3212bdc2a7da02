"""Setting text in a picture: widths, lines, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import ImageDraw

from cms.serving.page_pictures.typeface import Direction, Piece, drawable, font, pieces

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Lettering:
    """One size and weight of the typeface for text of one language."""

    size: int  # pixels
    weight: int  # 100 to 900
    language: str

    @property
    def direction(self) -> Direction:
        return "ltr" if self.language == "en" else "rtl"

    def width(self, line: str) -> float:
        return sum(self._width(piece) for piece in pieces(line, self.direction))

    def draw(self, canvas: ImageDraw.ImageDraw, line: str, start: float, baseline: float, colour: str) -> float:
        """One line that begins at `start`, the right edge of right-to-left text; returns where it ends."""
        for piece in pieces(line, self.direction):
            width = self._width(piece)
            left = start - width if self.direction == "rtl" else start
            canvas.text(
                (left, baseline),
                piece.text,
                font=font(piece.part, self.size, self.weight),
                fill=colour,
                anchor="ls",
                direction=piece.direction,
                language=self.language,
            )
            start = left if self.direction == "rtl" else left + width
        return start

    def lines(self, text: str, width: float) -> list[str]:
        """The text in lines no wider than `width` pixels; a longer word gets a line of its own."""
        lines: list[str] = []
        for word in drawable(text).split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return [self.cut(line, width) for line in lines]

    def cut(self, line: str, width: float) -> str:
        """The line, or as many of its words as fit before an ellipsis; of a single word as many letters."""
        if self.width(line) <= width:
            return line
        while line and self.width(line + ELLIPSIS) > width:
            line = line.rpartition(" ")[0] or line[:-1]
        return line + ELLIPSIS

    def _width(self, piece: Piece) -> float:
        used = font(piece.part, self.size, self.weight)
        return used.getlength(piece.text, direction=piece.direction, language=self.language)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text may stand: pixels, and how far apart its lines are, as a multiple of the size."""

    width: int
    height: int
    leading: float


def fitting(text: str, language: str, sizes: Sequence[int], weight: int, room: Room) -> tuple[Lettering, list[str]]:
    """The largest of `sizes` at which all of the text fits; at the last one it is cut."""
    for size in sizes:
        lettering = Lettering(size, weight, language)
        most = int(room.height // (size * room.leading))
        lines = lettering.lines(text, room.width)
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], lettering.cut(" ".join(lines[most - 1 : most + 1]), room.width)]
    return lettering, lines
