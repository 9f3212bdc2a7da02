"""Colours by lightness, chroma and hue, so that scenes in different hues weigh the same."""

from __future__ import annotations

from math import cos, radians, sin

Colour = tuple[int, int, int]


def oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """An sRGB colour from OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020).

    `lightness` 0 to 1, `hue` in degrees. What sRGB cannot show loses chroma, never lightness or hue.
    """
    while True:
        channels = _linear_srgb(lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue)))
        if chroma <= 0 or all(-0.0005 <= channel <= 1.0005 for channel in channels):
            red, green, blue = (_byte(channel) for channel in channels)
            return red, green, blue
        chroma -= 0.004


def _linear_srgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _byte(channel: float) -> int:
    channel = min(1.0, max(0.0, channel))
    return round(255 * (12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055))


def nearest_hue(hue: float, low: float, high: float) -> float:
    """`hue` where it lies from `low` to `high`, else the end that is nearer on the circle; all in degrees."""
    if low <= hue <= high:
        return hue
    return min((low, high), key=lambda end: min((hue - end) % 360, (end - hue) % 360))


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second colour, the rest of the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


# Water, the night sky and glazes follow the site only as far as they are still believed.
WATER_HUES = (190, 240)
NIGHT_HUES = (215, 318)
GLAZE_HUES = (185, 300)

PAPER = oklch(0.945, 0.028, 85)
SAND = oklch(0.86, 0.055, 82)
CLAY = oklch(0.74, 0.075, 68)
SAFFRON = oklch(0.78, 0.135, 74)
BRICK = oklch(0.50, 0.115, 42)
BRICK_SHADE = oklch(0.36, 0.085, 38)
RED = oklch(0.58, 0.165, 33)
CYPRESS = oklch(0.41, 0.062, 160)
CYPRESS_SHADE = oklch(0.32, 0.052, 165)
LEAF = oklch(0.63, 0.095, 132)
LAWN = oklch(0.60, 0.085, 130)
PLUM = oklch(0.27, 0.055, 350)
NIGHT = oklch(0.23, 0.045, 265)
CREAM = oklch(0.955, 0.045, 88)
TURQUOISE = oklch(0.66, 0.085, 195)
