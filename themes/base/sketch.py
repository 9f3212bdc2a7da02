"""A sketch of where a place lies: a grid of round metres, the place in its middle, landmarks where they truly are.

It is drawn from coordinates alone. Plane projection: at the scale of a city part its error is far below a line's width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, degrees, floor, hypot, log10, radians
from typing import Any

WIDTH, HEIGHT = 600, 360
MARGIN = 40
BAR_START = 20
METRES_A_DEGREE = 111_195  # of a great circle, on a sphere of 6,371 km
LEAST_REACH = 300  # metres from the place to the nearer edge
LINES = 8  # at most across the width
OCTANTS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the drawing, with its way from the middle one."""

    name: str
    x: int
    y: int
    metres: int
    octant: int  # 0 is north, 1 north-east, and so on with the clock


@dataclass(frozen=True, slots=True)
class Sketch:
    columns: list[int]  # where lines run from top to bottom
    rows: list[int]
    step: int  # metres between two lines
    bar: int  # the same in the drawing's units
    points: list[Point]

    @property
    def bar_middle(self) -> int:
        return BAR_START + self.bar // 2


def draw(latitude: float, longitude: float, landmarks: Sequence[Mapping[str, Any]]) -> Sketch:
    """The place lies in the middle; every landmark is on the sheet."""
    ways = [
        (
            (place["longitude"] - longitude) * METRES_A_DEGREE * cos(radians(latitude)),
            (place["latitude"] - latitude) * METRES_A_DEGREE,
        )
        for place in landmarks
    ]
    half_width, half_height = WIDTH / 2 - MARGIN, HEIGHT / 2 - MARGIN
    metres_a_unit = (
        max(
            LEAST_REACH / half_height,
            *(max(abs(east) / half_width, abs(north) / half_height) for east, north in ways),
        )
        if ways
        else LEAST_REACH / half_height
    )
    step = round_up(WIDTH * metres_a_unit / LINES)
    bar = step / metres_a_unit
    return Sketch(
        columns=_lines(WIDTH, bar),
        rows=_lines(HEIGHT, bar),
        step=step,
        bar=round(bar),
        points=[
            Point(
                name=place["name"],
                x=round(WIDTH / 2 + east / metres_a_unit),
                y=round(HEIGHT / 2 - north / metres_a_unit),
                metres=round_for_people(hypot(east, north)),
                octant=round(degrees(atan2(east, north)) / (360 / OCTANTS)) % OCTANTS,
            )
            for place, (east, north) in zip(landmarks, ways, strict=True)
        ],
    )


def round_up(metres: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 …"""
    power = 10 ** floor(log10(metres))
    return int(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= metres))


def round_for_people(metres: float) -> int:
    """To 10 metres, from a kilometre on to 100: coordinates are not the length of a way on foot."""
    grain = 10 if metres < 1000 else 100
    return int(round(metres / grain) * grain)


def _lines(length: int, distance: float) -> list[int]:
    """Lines at a distance from each other, one of them through the middle."""
    middle = length / 2
    count = ceil(middle / distance)
    places = [round(middle + number * distance) for number in range(-count, count + 1)]
    return [place for place in places if 0 < place < length]
