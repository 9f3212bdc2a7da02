"""Places as people write them and as addresses of maps have them."""

from __future__ import annotations

import pytest

from cms.text.places import format_place, parse_place

HERE = (35.7, 51.4)


@pytest.mark.parametrize(
    "text",
    [
        "35.7, 51.4",
        "35.7,51.4",
        " 35.7 51.4 ",
        "35.7; 51.4",
        "۳۵٫۷، ۵۱٫۴",
        "۳۵.۷،۵۱.۴",
        "٣٥٫٧، ٥١٫٤",
        "geo:35.7,51.4",
        "geo:35.7,51.4?z=16",
        "https://balad.ir/location?latitude=35.7&longitude=51.4&zoom=16",
        "https://neshan.org/maps/@35.7,51.4,15.0z,0.0p",
        "https://maps.example/maps?q=35.7,51.4",
        "https://maps.example/maps?q=35.7%2C51.4&z=3",
        "https://maps.example/maps/search/?api=1&query=35.7,51.4",
        "https://maps.example/maps/place/x/@1.0,2.0,17z/data=!3m1!3d35.7!4d51.4",
        "https://maps.example/?mlat=35.7&mlon=51.4#map=16/1.0/2.0",
        "https://maps.example/#map=16/35.7/51.4",
        "https://maps.example/?ll=35.7,51.4",
    ],
)
def test_a_place_is_read(text: str) -> None:
    assert parse_place(text) == HERE


@pytest.mark.parametrize(
    ("text", "place"),
    [("-33.9, 18.4", (-33.9, 18.4)), ("90, 180", (90.0, 180.0)), ("-90,-180", (-90.0, -180.0)), ("0 0", (0.0, 0.0))],
)
def test_the_whole_globe_is_there(text: str, place: tuple[float, float]) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize(
    "text",
    ["", " ", "35.7", "35.7,", "91, 51", "35, 181", "35.7, 51.4, 12", "near the park", "https://maps.example/",
     "https://maps.example/?q=park", "35.7.1, 51.4", "1e3, 5", "geo:x,y", "nan, nan"],
)  # fmt: skip
def test_what_is_no_place(text: str) -> None:
    assert parse_place(text) is None


@pytest.mark.parametrize(
    ("place", "text"),
    [(HERE, "35.7, 51.4"), ((35.69439, 51.42151), "35.69439, 51.42151"), ((0.0, -0.5), "0, -0.5"),
     ((0.000001, 100.0000004), "0.000001, 100")],
)  # fmt: skip
def test_a_place_is_written(place: tuple[float, float], text: str) -> None:
    assert format_place(*place) == text
