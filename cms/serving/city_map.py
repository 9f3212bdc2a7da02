"""A figure of the network in space: where its sites are, drawn from their records alone.

Every site is a seal at its place; seals that would cover each other move apart, as little as they must. The lines
between them bind all places with the least length (a minimum spanning tree), which says which sites are neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians
from statistics import quantiles
from typing import Any

WIDTH, MARGIN = 480.0, 32.0
LEAST_HEIGHT, MOST_HEIGHT = 360.0, 560.0
SEAL_DISTANCE = 52.0  # between the middles of two seals
ROUNDS = 200
# A place farther from the middle half of all places than this many times its width is taken for a mistake.
FENCE = 3.0
FEW = 4  # places, of which none can be called far off


@dataclass(slots=True)
class Place:
    entry: dict[str, Any]
    x: float
    y: float


def city_map(entries: Iterable[dict[str, Any]], *, most_seals: int) -> dict[str, Any] | None:
    """Size, seals and lines in the units of the drawing, or beyond `most_seals` dots alone; None without two places.

    East is at the right in every language, as on any map.
    """
    places = _projected([entry for entry in entries if None not in (entry["latitude"], entry["longitude"])])
    if len(places) < 2:
        return None
    height = max(max(place.y for place in places) + MARGIN, LEAST_HEIGHT)
    if len(places) > most_seals:
        dots = "".join(f"M{place.x:.0f},{place.y:.0f}h0" for place in places)
        return {"width": round(WIDTH), "height": round(height), "dots": dots, "seals": [], "lines": ""}
    _move_apart(places, height)
    return {
        "width": round(WIDTH),
        "height": round(height),
        "dots": "",
        "seals": [place.entry | {"x": round(place.x), "y": round(place.y)} for place in places],
        "lines": "".join(f"M{one.x:.0f},{one.y:.0f}L{other.x:.0f},{other.y:.0f}" for one, other in _bonds(places)),
    }


def _projected(entries: list[dict[str, Any]]) -> list[Place]:
    """Places in the drawing: at a city's size a degree of longitude is as long as the cosine of the latitude says."""
    near = [
        entry
        for entry in entries
        if all(_is_near(entry[axis], [other[axis] for other in entries]) for axis in ("latitude", "longitude"))
    ]
    if not near:
        return []
    middle = sum(entry["latitude"] for entry in near) / len(near)
    across = [entry["longitude"] * cos(radians(middle)) for entry in near]
    down = [-entry["latitude"] for entry in near]
    spread = max(max(across) - min(across), 1e-9), max(max(down) - min(down), 1e-9)
    room = WIDTH - 2 * MARGIN
    height = min(max(room * spread[1] / spread[0], LEAST_HEIGHT - 2 * MARGIN), MOST_HEIGHT - 2 * MARGIN)
    scale = min(room / spread[0], height / spread[1])
    left, top = (room - spread[0] * scale) / 2 + MARGIN, (height - spread[1] * scale) / 2 + MARGIN
    return [
        Place(entry, left + (x - min(across)) * scale, top + (y - min(down)) * scale)
        for entry, x, y in zip(near, across, down, strict=True)
    ]


def _is_near(value: float, values: list[float]) -> bool:
    if len(values) < FEW:
        return True
    low, _middle, high = quantiles(values, n=4, method="inclusive")
    reach = FENCE * max(high - low, 0.01)
    return low - reach <= value <= high + reach


def _move_apart(places: list[Place], height: float) -> None:
    """Push overlapping pairs apart, again and again; sites of one place part in the order of the list."""
    for _round in range(ROUNDS):
        is_quiet = True
        for number, one in enumerate(places):
            for other in places[number + 1 :]:
                across, down = other.x - one.x, other.y - one.y
                distance = hypot(across, down)
                missing = SEAL_DISTANCE - distance
                if missing <= 0.5:
                    continue
                is_quiet = False
                if distance < 0.01:
                    across, down, distance = 1.0, 0.3 * (number % 3 - 1), 1.0
                push = missing / 2 / distance
                one.x, one.y = one.x - across * push, one.y - down * push
                other.x, other.y = other.x + across * push, other.y + down * push
        for place in places:
            place.x = min(max(place.x, MARGIN), WIDTH - MARGIN)
            place.y = min(max(place.y, MARGIN), height - MARGIN)
        if is_quiet:
            return


def _bonds(places: list[Place]) -> list[tuple[Place, Place]]:
    """The pairs of a minimum spanning tree (Prim's algorithm)."""
    nearest = dict.fromkeys(range(1, len(places)), 0)
    bonds = []
    while nearest:
        number = min(nearest, key=lambda one: _distance(places[one], places[nearest[one]]))
        bonds.append((places[nearest.pop(number)], places[number]))
        for other, known in nearest.items():
            if _distance(places[other], places[number]) < _distance(places[other], places[known]):
                nearest[other] = number
    return bonds


def _distance(one: Place, other: Place) -> float:
    return hypot(one.x - other.x, one.y - other.y)
