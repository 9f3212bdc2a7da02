"""The colour roles of tokens.css keep their contrast for every hue, light and dark.

Contrast ratio: WCAG 2.2, section "contrast ratio". OKLab: Ottosson, 2020. Each colour is taken three ways, since
browsers differ outside sRGB: channels clipped, mapped as CSS Color 4 says, and unmapped as on wide screens; the worst
of all combinations counts.
"""

import re
from functools import cache
from math import cos, hypot, radians, sin
from pathlib import Path

import pytest

import themes.base

TOKENS = (Path(themes.base.__file__).parent / "static" / "base" / "tokens.css").read_text(encoding="utf-8")
HUES = range(360)
LIGHT, DARK = 0, 1
TEXT, LONG_TEXT, CONTROL = 4.5, 7.0, 3.0
# The focus ring is ink outside and paper inside: one of the two must stand out from whatever lies under it.
RING = "ink|paper"
# (foreground, background, least contrast, schemes in which it occurs)
PAIRS = [
    *[("ink", ground, LONG_TEXT) for ground in ("paper", "wash", "accent-soft", "alert-soft", "done-soft")],
    *[("ink-2", ground, TEXT) for ground in ("paper", "wash", "accent-soft")],
    *[("accent", ground, TEXT) for ground in ("paper", "wash", "accent-soft", "mark")],
    *[("accent-deep", ground, TEXT) for ground in ("paper", "wash", "accent-soft")],
    *[(role, ground, CONTROL) for role in ("edge", "accent-edge", "accent-fill") for ground in ("paper", "wash")],
    *[(RING, ground, CONTROL) for ground in ("paper", "wash", "band", "accent-fill", "accent-soft", "mark")],
    ("ink", "mark", TEXT),
    ("on-accent", "accent-fill", TEXT),
    ("paper", "accent-deep", TEXT),
    ("paper", "ink", LONG_TEXT),
    ("band", "on-band", LONG_TEXT),
    ("on-band", "band", LONG_TEXT),
    ("on-band-2", "band", TEXT),
    *[(role, ground, TEXT) for role in ("alert", "done") for ground in ("paper", f"{role}-soft")],
]
# A room for pictures is dark in both schemes.
NIGHT_PAIRS = [
    ("ink", "night", LONG_TEXT),
    ("ink-2", "night", TEXT),
    ("accent", "night", TEXT),
    ("accent-edge", "night", CONTROL),
    ("accent-fill", "night", CONTROL),
    ("edge", "night", CONTROL),
    (RING, "night", CONTROL),
]
# A label wears its own site's hue on a ground of the page's hue: these grounds count with every hue.
SHARED_GROUNDS = ("paper", "wash", "night")

Vector = tuple[float, float, float]


def linear_rgb(lightness: float, a: float, b: float) -> Vector:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
    )


def lab_of(rgb: Vector) -> Vector:
    def root(value: float) -> float:
        return abs(value) ** (1 / 3) * (1 if value >= 0 else -1)

    red, green, blue = rgb
    long = root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
    )


def polar(lightness: float, chroma: float, hue: float) -> Vector:
    return lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue))


def clipped(rgb: Vector) -> Vector:
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in rgb)
    return red, green, blue


def mapped(lightness: float, chroma: float, hue: float) -> Vector:
    """CSS Color 4: less chroma until clipping cannot be seen."""
    rgb = linear_rgb(*polar(lightness, chroma, hue))
    if all(-1e-4 <= channel <= 1 + 1e-4 for channel in rgb):
        return clipped(rgb)
    low, high = 0.0, chroma
    for _ in range(24):
        middle = (low + high) / 2
        wanted = polar(lightness, middle, hue)
        got = lab_of(clipped(linear_rgb(*wanted)))
        if hypot(*(one - other for one, other in zip(wanted, got, strict=True))) < 0.02:
            low = middle
        else:
            high = middle
    return clipped(linear_rgb(*polar(lightness, low, hue)))


def luminance(rgb: Vector) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


COLOUR = r"oklch\(([\d.]+) ([\d.]+) (var\(--hue\)|[\d.]+)\)"
ROLES = {
    match[1]: (match.groups()[1:4], match.groups()[4:7])
    for match in re.finditer(rf"--([\w-]+):\s*light-dark\({COLOUR}, {COLOUR}\)", TOKENS)
}
FALLBACK = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})\b", TOKENS))


@cache
def luminances(role: str, scheme: int, hue: int) -> tuple[float, ...]:
    """Of a role on a site of that hue, in each of the three ways."""
    lightness, chroma, own_hue = ROLES[role][scheme]
    angle = hue if own_hue.startswith("var") else float(own_hue)
    raw = linear_rgb(*polar(float(lightness), float(chroma), angle))
    unmapped = min(1.0, max(0.0, luminance(raw)))
    return luminance(clipped(raw)), luminance(mapped(float(lightness), float(chroma), angle)), unmapped


@cache
def ground(role: str, scheme: int, hue: int) -> tuple[float, ...]:
    if role not in SHARED_GROUNDS:
        return luminances(role, scheme, hue)
    every = [value for other in HUES for value in luminances(role, scheme, other)]
    return min(every), max(every)


def least_contrast(foreground: str, background: str, scheme: int) -> float:
    return min(
        max(
            min(ratio(one, other) for one in luminances(role, scheme, hue) for other in ground(background, scheme, hue))
            for role in foreground.split("|")
        )
        for hue in HUES
    )


def test_the_roles_are_read_from_the_tokens() -> None:
    assert len(ROLES) == 21
    assert set(FALLBACK) == set(ROLES)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("foreground", "background", "least"), PAIRS)
def test_contrast_holds_for_all_hues(foreground: str, background: str, least: float, scheme: int) -> None:
    assert least_contrast(foreground, background, scheme) >= least


@pytest.mark.parametrize(("foreground", "background", "least"), NIGHT_PAIRS)
def test_contrast_holds_at_night(foreground: str, background: str, least: float) -> None:
    assert least_contrast(foreground, background, DARK) >= least


@pytest.mark.parametrize(("foreground", "background", "least"), PAIRS)
def test_contrast_holds_without_oklch(foreground: str, background: str, least: float) -> None:
    def plain(role: str) -> float:
        channels = [int(FALLBACK[role][start : start + 2], 16) / 255 for start in (0, 2, 4)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return luminance((red, green, blue))

    assert max(ratio(plain(role), plain(background)) for role in foreground.split("|")) >= least


def test_the_measure_itself() -> None:
    assert ratio(1, 0) == 21
    assert luminance(linear_rgb(1, 0, 0)) == pytest.approx(1, abs=1e-6)
    # sRGB red in OKLCH, from the definition's table.
    assert linear_rgb(*polar(0.62796, 0.25768, 29.234)) == pytest.approx((1, 0, 0), abs=1e-3)
