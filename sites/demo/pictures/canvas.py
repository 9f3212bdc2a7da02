"""The sheet that scenes are drawn on, and the few curves that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import cos, pi, sin

from PIL import Image, ImageDraw

from sites.demo.pictures.colours import Colour, mix

# What scenes count in.
WIDTH, HEIGHT = 1600, 1067
# Drawn larger than they are shown and averaged down, so that no edge shows its steps.
SCALE = 1.8
LARGE, SMALL = 2, 3

Point = tuple[float, float]
Stop = tuple[float, Colour]


class Canvas:
    """Draws in units of its own, the origin at the top left; 1600 of them become 1440 pixels."""

    def __init__(self, ground: Colour, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (int(width * SCALE), int(height * SCALE)), ground)
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def finish(self, reduction: int = LARGE) -> Image.Image:
        return self.image.reduce(reduction)

    def polygon(self, points: Iterable[Point], fill: Colour, opacity: float = 1) -> None:
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=(*fill, round(255 * opacity)))

    def box(self, x: float, y: float, width: float, height: float, fill: Colour, opacity: float = 1) -> None:
        if width > 0 and height > 0:
            corners = [x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1]
            self._draw.rectangle(corners, fill=(*fill, round(255 * opacity)))

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, fill: Colour) -> None:
        corners = [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE]
        self._draw.rounded_rectangle(corners, radius * SCALE, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour, opacity: float = 1) -> None:
        corners = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self._draw.ellipse(corners, fill=(*fill, round(255 * opacity)))

    def path(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """A line with round joints and ends."""
        self._draw.line([(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=round(width * SCALE))
        for x, y in points:
            self.disc(x, y, width / 2 - 0.25, fill)

    def gradient(self, top: float, bottom: float, stops: Sequence[Stop]) -> None:
        """A vertical passage of colours over the whole width; stops lie between 0 (top) and 1 (bottom)."""
        rows = max(1, round((bottom - top) * SCALE))
        column = Image.new("RGB", (1, rows))
        column.putdata([_colour_at(stops, row / rows) for row in range(rows)])
        self.image.paste(column.resize((self.image.width, rows)), (0, round(top * SCALE)))

    def mirror(self, waterline: float, water: Colour, strength: float, squeeze: float = 1) -> None:
        """Below `waterline`, what stands above it, seen in water; `squeeze` below 1 flattens the image."""
        depth = self.image.height - round(waterline * SCALE)
        above = round(waterline * SCALE)
        source = self.image.crop((0, max(0, above - round(depth / squeeze)), self.image.width, above))
        image = source.resize((self.image.width, depth)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        self.image.paste(Image.blend(image, Image.new("RGB", image.size, water), strength), (0, above))


Scene = Callable[[int, int], Canvas]


def _colour_at(stops: Sequence[Stop], place: float) -> Colour:
    for (start, first), (end, second) in pairwise(stops):
        if place <= end:
            return mix(first, second, min(1.0, max(0.0, (place - start) / (end - start))))
    return stops[-1][1]


def bezier(start: Point, first: Point, second: Point, end: Point, steps: int = 24) -> list[Point]:
    """Points of a cubic curve, both ends included."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        controls = (start, first, second, end)
        points.append(
            (
                sum(weight * x for weight, (x, _y) in zip(weights, controls, strict=True)),
                sum(weight * y for weight, (_x, y) in zip(weights, controls, strict=True)),
            )
        )
    return points


def pointed_arch(middle: float, base: float, width: float, height: float) -> list[Point]:
    """The outline of a four-centred Persian arch that stands on `base`."""
    half, spring, top = width / 2, base - height * 0.52, base - height
    left = bezier(
        (middle - half, spring),
        (middle - half, spring - height * 0.29),
        (middle - half * 0.52, top + height * 0.105),
        (middle, top),
    )
    right = [(2 * middle - x, y) for x, y in reversed(left)]
    return [(middle - half, base), *left, *right, (middle + half, base)]


def star(x: float, y: float, points: int, outer: float, inner: float, turn: float = 0) -> list[Point]:
    """A star polygon with its first point up, turned by `turn` radians."""
    return [
        (
            x + (inner if index % 2 else outer) * sin(index * pi / points + turn),
            y - (inner if index % 2 else outer) * cos(index * pi / points + turn),
        )
        for index in range(2 * points)
    ]


def cypress(x: float, base: float, height: float) -> tuple[list[Point], list[Point]]:
    """(the whole tree, its half in the shade): a flame on a short foot."""
    half, top = height * 0.135, base - height
    edge = bezier((x, top), (x + half * 1.1, top + height * 0.36), (x + half * 1.55, base - height * 0.12), (x, base))
    other = [(2 * x - a, b) for a, b in reversed(edge)]
    return [*edge, *other], edge
