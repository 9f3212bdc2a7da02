"""The figure of the sites: from places alone, readable however near they lie."""

from __future__ import annotations

from math import hypot
from typing import Any

import pytest

from cms.serving.city_map import SEAL_DISTANCE, WIDTH, city_map


def at(latitude: float | None, longitude: float | None, name: str = "") -> dict[str, Any]:
    return {"name": name, "latitude": latitude, "longitude": longitude}


def drawn(*entries: dict[str, Any], most_seals: int = 48) -> dict[str, Any]:
    made = city_map(entries, most_seals=most_seals)
    assert made is not None
    return made


def test_north_is_up_and_east_is_right() -> None:
    made = drawn(at(35.7, 51.3, "west"), at(35.7, 51.5, "east"), at(35.8, 51.4, "north"), at(35.6, 51.4, "south"))
    place = {seal["name"]: (seal["x"], seal["y"]) for seal in made["seals"]}
    assert place["west"][0] < place["north"][0] == place["south"][0] < place["east"][0]
    assert place["north"][1] < place["west"][1] == place["east"][1] < place["south"][1]
    # A degree of longitude is shorter than one of latitude, as on the ground.
    across, down = place["east"][0] - place["west"][0], place["south"][1] - place["north"][1]
    assert across / down == pytest.approx(0.812, abs=0.01)


@pytest.mark.parametrize("count", [2, 7, 22, 48])
@pytest.mark.parametrize("spread", [0.0, 0.0001, 0.2])
def test_no_seal_covers_another_and_none_leaves_the_drawing(count: int, spread: float) -> None:
    entries = [at(35.7 + spread * (number % 5), 51.4 + spread * (number % 7)) for number in range(count)]
    made = drawn(*entries)
    places = [(seal["x"], seal["y"]) for seal in made["seals"]]
    assert len(places) == count
    nearest = [
        hypot(one[0] - other[0], one[1] - other[1])
        for number, one in enumerate(places)
        for other in places[number + 1 :]
    ]
    assert min(nearest) >= SEAL_DISTANCE - 6  # a seal is 46 wide
    assert all(23 <= x <= WIDTH - 23 and 23 <= y <= made["height"] - 23 for x, y in places)


def test_lines_bind_all_places_once() -> None:
    made = drawn(*(at(35.7 + number / 50, 51.4) for number in range(5)))
    assert made["lines"].count("M") == 4
    assert drawn(*(at(35.7 + number / 50, 51.4) for number in range(5))) == made


def test_sites_without_a_place_or_with_a_mistaken_one_are_left_to_the_list() -> None:
    near = [at(35.7 + number / 100, 51.4 + number / 90, str(number)) for number in range(6)]
    made = drawn(*near, at(None, None, "nowhere"), at(0.0, 0.0, "mistaken"), at(35.7, None, "half"))
    assert [seal["name"] for seal in made["seals"]] == ["0", "1", "2", "3", "4", "5"]


def test_one_place_makes_no_map() -> None:
    assert city_map([at(35.7, 51.4), at(None, None)], most_seals=48) is None
    assert city_map([], most_seals=48) is None


def test_many_sites_are_dots() -> None:
    made = drawn(*(at(35.7 + number / 1000, 51.4 + number % 20 / 90) for number in range(500)))
    assert made["seals"] == []
    assert made["dots"].count("M") == 500
    assert len(made["dots"]) < 6000
