"""Seals: star polygons that tell the sites of a network apart.

A path fits a square of 48 (`star_path`, `rosette_path`) or of 96 (`knot_path`) units around the origin, one point up.
Five and six points are not offered: they are read as other symbols.
"""

from functools import cache
from math import cos, pi, sin

# Points of the star: depth of its notches, as a share of the outer radius. The more points, the flatter they must be.
NOTCHES = {8: 0.766, 10: 0.781, 12: 0.801, 16: 0.84}


def _number(value: float) -> str:
    return f"{round(value, 1) + 0:g}"


def _ring(points: int, outer: float, notch: float, *, turned: bool = False) -> str:
    """A closed star. A turned one shows its notches where the plain one shows its points."""
    step = pi / points
    corners = []
    for index in range(2 * points):
        radius = outer if index % 2 == turned else outer * notch
        corners.append(f"{_number(radius * sin(index * step))},{_number(-radius * cos(index * step))}")
    return f"M{' '.join(corners)}Z"


@cache
def star_path(points: int) -> str:
    """The filled seal of a district; its number stands inside. Raises KeyError for points that are not offered."""
    return _ring(points, 23, NOTCHES[points])


@cache
def rosette_path(points: int) -> str:
    """The open seal of an organisation, to be filled by the even-odd rule. Raises KeyError as `star_path` does."""
    notch = NOTCHES[points]
    return _ring(points, 23, notch) + _ring(points, 15.5, notch - 0.12) + _ring(points, 7.5, 0.6, turned=True)


@cache
def knot_path(points: int) -> str:
    """Four nested stars to be drawn as a line, for a place where a picture is missing. Raises KeyError as above."""
    notch = NOTCHES[points]
    rings = ((46, False), (34, True), (22, False), (10, True))
    return "".join(_ring(points, radius, notch, turned=turned) for radius, turned in rings)
