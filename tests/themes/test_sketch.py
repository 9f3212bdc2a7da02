"""The sketch of a map: true proportions, round numbers, everything on the sheet."""

from __future__ import annotations

from math import hypot
from typing import Any

import pytest

from tests.themes.rendering import render, text
from themes.base.sketch import HEIGHT, MARGIN, WIDTH, draw, round_for_people, round_up

TEHRAN = (35.7, 51.4)


def place(north: float, east: float, name: str = "x") -> dict[str, Any]:
    """Somewhere so many metres from the middle, at Tehran's latitude."""
    degree = 111_195
    return {"name": name, "latitude": TEHRAN[0] + north / degree, "longitude": TEHRAN[1] + east / (degree * 0.812084)}


@pytest.mark.parametrize(
    ("metres", "rounded"), [(0.7, 1), (1, 1), (1.1, 2), (3, 5), (6, 10), (10, 10), (99, 100), (101, 200), (4200, 5000)]
)
def test_steps_are_round(metres: float, rounded: int) -> None:
    assert round_up(metres) == rounded


@pytest.mark.parametrize(
    ("metres", "rounded"), [(0, 0), (4, 0), (444, 440), (996, 1000), (1249, 1200), (12_345, 12_300)]
)
def test_distances_claim_no_more_than_they_know(metres: float, rounded: int) -> None:
    assert round_for_people(metres) == rounded


@pytest.mark.parametrize(
    ("north", "east", "octant"),
    [
        (500, 0, 0),
        (500, 500, 1),
        (0, 500, 2),
        (-500, 500, 3),
        (-500, 0, 4),
        (-500, -500, 5),
        (0, -500, 6),
        (500, -500, 7),
    ],
)
def test_directions(north: float, east: float, octant: int) -> None:
    (point,) = draw(*TEHRAN, [place(north, east)]).points
    assert point.octant == octant
    assert point.metres == round_for_people(hypot(north, east))
    assert (point.x > WIDTH / 2) is (east > 0)
    assert (point.y < HEIGHT / 2) is (north > 0)


@pytest.mark.parametrize("reach", [50, 400, 3000, 40_000])
def test_every_landmark_is_on_the_sheet_and_to_scale(reach: float) -> None:
    sketch = draw(*TEHRAN, [place(reach, 0), place(0, reach), place(-reach / 2, -reach)])
    for point in sketch.points:
        assert MARGIN <= point.x <= WIDTH - MARGIN
        assert MARGIN <= point.y <= HEIGHT - MARGIN
    units = HEIGHT / 2 - sketch.points[0].y
    assert sketch.points[1].x - WIDTH / 2 == pytest.approx(units, abs=1)
    assert units * sketch.step / sketch.bar == pytest.approx(reach, rel=0.03)


@pytest.mark.parametrize("landmarks", [[], [place(250, 10)], [place(9000, 9000)]], ids=len)
def test_lines_are_a_step_apart_and_one_runs_through_the_place(landmarks: list[dict[str, Any]]) -> None:
    sketch = draw(*TEHRAN, landmarks)
    assert WIDTH // 2 in sketch.columns
    assert HEIGHT // 2 in sketch.rows
    apart = {after - before for before, after in zip(sketch.columns, sketch.columns[1:], strict=False)}
    assert apart <= {sketch.bar - 1, sketch.bar, sketch.bar + 1}
    assert 3 <= len(sketch.columns) <= 9


def test_the_equator_and_the_date_line_can_be_drawn() -> None:
    assert draw(0, 0, []).points == []
    (point,) = draw(0, 179.999, [{"name": "x", "latitude": 0, "longitude": 180}]).points
    assert (point.metres, point.octant) == (110, 2)


@pytest.mark.parametrize(("locale", "shown"), [("en", "1 Station: 1.5 km to the west")])
def test_landmarks_are_listed_in_words(locale: str, shown: str) -> None:
    value = {
        "name": "Hall",
        "address": "",
        "latitude": 35.7,
        "longitude": 51.4,
        "landmarks": [place(0, -1500, "Station")],
    }
    document = render("blocks/map.html", {"value": value}, locale)
    assert text(document.svg.select("text")[0]) == shown[0]
    assert text(document.li) == shown[2:]
    assert document.svg["aria-label"] == "Sketch of where Hall lies, north at the top"
