"""Pictures drawn by code."""

import pytest
from PIL import Image, ImageChops

from sites.demo.pictures import SCENES, draw_scene, draw_seal


@pytest.mark.parametrize("name", SCENES)
def test_scene_depends_on_hue_and_seed_alone(name: str) -> None:
    picture = draw_scene(name, 225, 1)
    assert (picture.size, picture.mode) == ((1600, 1067), "RGB")
    assert same(picture, draw_scene(name, 225, 1))
    assert not same(picture, draw_scene(name, 52, 1))
    assert not same(picture, draw_scene(name, 225, 2))
    # A picture that lost its drawing would be one colour.
    assert len(picture.getcolors(maxcolors=1 << 22) or []) > 50


def test_seal_is_upright() -> None:
    assert draw_seal(225, 0).size == (800, 1000)
    assert not same(draw_seal(225, 0), draw_seal(225, 1))


def same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None
