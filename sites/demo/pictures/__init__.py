"""Pictures drawn by code: flat scenes of a city, and seals where a portrait would stand; no page is known here.

`draw_scene` and `draw_seal` give finished images. The site's hue paints what people made (the bridge's arches, the bus,
the river on a plan); sky, brick and trees keep their own colours. The same arguments give the same picture.
"""

from PIL.Image import Image

from sites.demo.pictures.buildings import arches, bridge, dawn, garden, street
from sites.demo.pictures.canvas import LARGE, SMALL, Scene
from sites.demo.pictures.crafts import alley, carpet, crane, pots, tower, window
from sites.demo.pictures.gatherings import cyclists, kites, market, stage, umbrellas
from sites.demo.pictures.maps import lines, plan
from sites.demo.pictures.nature import lamps, plane, pool, tulips
from sites.demo.pictures.patterns import assembly, press, shelves, tiles
from sites.demo.pictures.seal import draw_seal

SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        *(arches, assembly, bridge, dawn, garden, lines, plan, press, shelves, street, tiles),
        *(carpet, crane, cyclists, lamps, market, pool, pots, stage, tulips, umbrellas),
        *(alley, kites, plane, tower, window),
    )
}

__all__ = ["SCENES", "draw_scene", "draw_seal"]


def draw_scene(name: str, hue: int, seed: int, *, is_small: bool = False) -> Image:
    """A picture of 1440 × 960 pixels or, if it is small, of 960 × 640; some scenes stand upright.

    `hue` in degrees; `seed` varies details. Raises KeyError for no such scene.
    """
    return SCENES[name](hue, seed).finish(SMALL if is_small else LARGE)
