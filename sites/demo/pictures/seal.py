"""A seal that stands where a portrait would: nested stars in the site's hue, and no face."""

from __future__ import annotations

from math import pi

from PIL.Image import Image

from sites.demo.pictures.canvas import Canvas, star
from sites.demo.pictures.colours import CREAM, mix, oklch

WIDTH, HEIGHT = 800, 1000
# Five and six points would be read as other symbols.
POINTS = (8, 10, 12, 16)
NOTCHES = {8: 0.766, 10: 0.781, 12: 0.801, 16: 0.84}


def draw_seal(hue: int, seed: int) -> Image:
    """A picture of 720 × 900 pixels; the seed chooses the star's points and the ground."""
    ground = oklch((0.90, 0.34, 0.82)[seed % 3], (0.035, 0.07, 0.06)[seed % 3], hue)
    canvas = Canvas(ground, WIDTH, HEIGHT)
    points = POINTS[seed % len(POINTS)]
    notch, x, y = NOTCHES[points], WIDTH / 2, HEIGHT / 2
    for radius, share in ((700, 0.10), (560, 0.20), (430, 0.30)):
        canvas.polygon(
            star(x, y, points, radius, radius * notch, pi / points), mix(ground, oklch(0.52, 0.11, hue), share)
        )
    rings = [
        (300, oklch(0.46, 0.11, hue)),
        (246, oklch(0.93, 0.03, hue)),
        (214, oklch(0.56, 0.11, hue + 24)),
        (150, CREAM),
        (112, oklch(0.42, 0.10, hue)),
        (58, oklch(0.80, 0.12, 76)),
    ]
    for number, (radius, fill) in enumerate(rings):
        turn = pi / points if number in (2, 3) else 0
        canvas.polygon(star(x, y, points, radius, radius * notch, turn), fill)
    return canvas.finish()
