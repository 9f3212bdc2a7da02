"""Pictures drawn by code."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from sites.demo.drawing import Reel, Sketch, Studio, works_in
from sites.demo.pictures import SCENES, draw_scene, draw_seal

UPRIGHT = {"alley", "kites", "plane", "tower", "window"}


@pytest.mark.parametrize("name", SCENES)
def test_scene_depends_on_hue_and_seed_alone(name: str) -> None:
    picture = draw_scene(name, 225, 1)
    assert (picture.size, picture.mode) == ((960, 1440) if name in UPRIGHT else (1440, 960), "RGB")
    assert same(picture, draw_scene(name, 225, 1))
    assert not same(picture, draw_scene(name, 52, 1))
    assert not same(picture, draw_scene(name, 225, 2))
    # A picture that lost its drawing would be one colour.
    assert len(picture.getcolors(maxcolors=1 << 22) or []) > 50


def test_seal_is_upright() -> None:
    assert draw_seal(225, 0).size == (720, 900)
    assert not same(draw_seal(225, 0), draw_seal(225, 1))


def test_studio_draws_what_was_not_ordered_too() -> None:
    wanted = Sketch("tiles", 225, 1, is_small=True)
    with Studio() as studio:
        studio.order(works_in({"picture": ["press", 2]}, 52))
        files = [studio.files(sketch) for sketch in (wanted, Sketch("press", 52, 2))]
    pictures = [Image.open(BytesIO(one.original)) for one in files]
    assert [(picture.format, picture.size) for picture in pictures] == [("JPEG", (960, 640)), ("JPEG", (1440, 960))]
    assert [list(one.smaller) for one in files] == [[320, 640, 960], [320, 640, 960, 1440]]
    copies = [Image.open(BytesIO(copy)) for copy in files[0].smaller.values()]
    assert [(copy.format, copy.width) for copy in copies] == [("WEBP", 320), ("WEBP", 640), ("WEBP", 960)]


def test_pictures_named_by_a_content_file() -> None:
    content = {
        "news": [
            {"picture": ["street", 3], "fa": {"body": [{"image": ["plan", 2], "caption": "x"}, {"list": ["plan"]}]}}
        ],
        "holders": [{"person": "manager", "portrait": 4}],
        "pictures": [{"picture": ["kites", 1, "small"]}],
        "film": {"scenes": ["dawn 5", "lamps 2"], "seconds": 10},
    }
    assert list(works_in(content, 105)) == [
        Reel((("dawn", 5), ("lamps", 2)), 105, 10),
        Sketch("street", 105, 3),
        Sketch("plan", 105, 2),
        Sketch("seal", 105, 4),
        Sketch("kites", 105, 1, is_small=True),
    ]


def same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None
