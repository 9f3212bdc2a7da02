"""Scenes of gardens and weather: a field of tulips, a plane tree, lamps in the snow, an octagonal pool."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from sites.demo.pictures.buildings import SKIES, ridge
from sites.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, bezier, star
from sites.demo.pictures.colours import (
    BRICK,
    BRICK_SHADE,
    CLAY,
    CREAM,
    CYPRESS,
    LAWN,
    LEAF,
    NIGHT,
    NIGHT_HUES,
    PAPER,
    RED,
    SAFFRON,
    SAND,
    TURQUOISE,
    WATER_HUES,
    Colour,
    mix,
    nearest_hue,
    oklch,
)
from sites.demo.pictures.gatherings import UPRIGHT_HEIGHT, UPRIGHT_WIDTH, figure


def tulips(hue: int, seed: int) -> Canvas:
    """Beds of tulips that run towards the mountains."""
    dice = Random(seed)
    sky = SKIES[(1, 0, 2)[seed % 3]]
    canvas = Canvas(sky[0][1])
    horizon = 430.0
    canvas.gradient(0, horizon, sky)
    canvas.polygon(ridge(dice, 330, 70, horizon), mix(oklch(0.58, 0.06, 270), sky[-1][1], 0.3))
    canvas.polygon(ridge(dice, 395, 30, horizon), mix(CYPRESS, sky[-1][1], 0.35))
    canvas.box(0, horizon, WIDTH, HEIGHT, mix(LAWN, CYPRESS, 0.3))
    paints = [RED, SAFFRON, oklch(0.62, 0.13, hue), CREAM, mix(RED, CREAM, 0.5), oklch(0.45, 0.10, hue)]
    dice.shuffle(paints)
    vanish = dice.choice((520, 800, 1080))
    for bed in range(-7, 8):
        near, far = vanish + bed * 330, vanish + bed * 34
        canvas.polygon([(far - 9, horizon), (far + 9, horizon), (near + 120, HEIGHT), (near - 120, HEIGHT)],
                       mix(LEAF, CYPRESS, 0.25))  # fmt: skip
    row, y = 0, horizon + 8.0
    while y < HEIGHT + 90:
        share = (y - horizon) / (HEIGHT - horizon)
        size = 5 + share * 42
        for bed in range(-7, 8):
            middle, half = vanish + bed * (34 + share * 296), 9 + share * 104
            paint, count = paints[bed % len(paints)], 3 if share < 0.25 else 4
            for flower in range(count):
                x = (
                    middle
                    + half * ((flower + 0.5 + (row % 2) * 0.4) / count * 2 - 1.15)
                    + dice.uniform(-0.2, 0.2) * size
                )
                if -50 < x < WIDTH + 50:
                    _tulip(
                        canvas, x, y + dice.uniform(-0.2, 0.2) * size, size, mix(paint, NIGHT, dice.uniform(0, 0.14))
                    )
        y += 6 + share * 62
        row += 1
    return canvas


def _tulip(canvas: Canvas, x: float, y: float, size: float, paint: Colour) -> None:
    canvas.path([(x, y), (x, y + size * 1.5)], max(1.5, size * 0.12), LEAF)
    canvas.polygon([(x, y + size * 1.5), (x + size * 0.7, y + size * 0.3), (x + size * 0.16, y + size * 1.2)], LEAF)
    left, right, top, foot = x - size * 0.5, x + size * 0.5, y - size * 0.85, y + size * 0.42
    cup = [(left, top), (x - size * 0.22, y - size * 0.4), (x, top - size * 0.1), (x + size * 0.22, y - size * 0.4)]
    canvas.polygon(
        [
            *cup,
            (right, top),
            (right * 0.9 + x * 0.1, y + size * 0.2),
            (x, foot),
            (left * 0.9 + x * 0.1, y + size * 0.2),
        ],
        paint,
    )
    petal = [(x, top - size * 0.1), (x + size * 0.25, y - size * 0.2), (x, foot), (x - size * 0.25, y - size * 0.2)]
    canvas.polygon(petal, mix(paint, NIGHT, 0.14))


def plane(hue: int, seed: int) -> Canvas:
    """An old plane tree with a bench below it; an upright picture."""
    dice = Random(seed)
    sky = SKIES[(1, 0, 2)[seed % 3]]
    canvas = Canvas(sky[0][1], UPRIGHT_WIDTH, UPRIGHT_HEIGHT)
    canvas.gradient(0, 1300, sky)
    canvas.box(0, 1250, UPRIGHT_WIDTH, 350, mix(LAWN, SAND, 0.15))
    canvas.polygon([(0, 1420), (UPRIGHT_WIDTH, 1380), (UPRIGHT_WIDTH, 1520), (0, 1600)], mix(SAND, PAPER, 0.25))
    x = UPRIGHT_WIDTH / 2 + dice.uniform(-60, 60)
    trunk = bezier((x - 115, 1390), (x - 40, 1240), (x - 62, 1000), (x - 50, 760))
    canvas.polygon([*trunk, *((2 * x - a, b) for a, b in reversed(trunk))], mix(BRICK_SHADE, CLAY, 0.35))
    for _patch in range(22):
        canvas.disc(
            x + dice.uniform(-44, 44), dice.uniform(820, 1330), dice.uniform(7, 20), mix(CLAY, CREAM, 0.35), 0.7
        )
    for branch in range(7):
        reach, rise = (branch - 3) * 125 + dice.uniform(-30, 30), dice.uniform(330, 620)
        arm = bezier((x, 960), (x + reach * 0.2, 820), (x + reach * 0.7, 760), (x + reach, 960 - rise), 16)
        canvas.path(arm, 26 - abs(branch - 3) * 3, mix(BRICK_SHADE, CLAY, 0.28))
    leaves = (LEAF, mix(LEAF, CYPRESS, 0.5), mix(LEAF, SAFFRON, 0.35), mix(LEAF, SAFFRON, 0.7))
    autumn = seed % 2
    for ring in range(170):
        angle, reach = dice.uniform(0, 2 * pi), dice.uniform(0.12, 1) ** 0.6
        a, b = x + 455 * reach * cos(angle), 520 + 390 * reach * sin(angle)
        canvas.disc(a, b, dice.uniform(34, 72), mix(leaves[ring % 2 + 2 * autumn], NIGHT, 0.14 * (b > 620)), 0.82)
    for _leaf in range(26 if autumn else 8):
        a, b = dice.uniform(40, UPRIGHT_WIDTH - 40), dice.uniform(1270, 1570)
        canvas.polygon(star(a, b, 8, 13, 7, dice.uniform(0, 3)), mix(SAFFRON, RED, dice.uniform(0, 0.6)))
    bench = oklch(0.50, 0.11, hue)
    left = 90 if x > UPRIGHT_WIDTH / 2 else 660
    figure(canvas, left + 110, 1440, 300, oklch(0.42, 0.09, hue + 60))
    for slat in range(4):
        canvas.rounded(left, 1310 + slat * 30, 310, 18, 6, bench)
    for leg in (left + 24, left + 268):
        canvas.box(leg, 1300, 16, 170, NIGHT)
    return canvas


def lamps(hue: int, seed: int) -> Canvas:
    """An avenue at night, its lamps and falling snow."""
    dice = Random(seed)
    night = nearest_hue(hue, *NIGHT_HUES)
    canvas = Canvas(NIGHT)
    canvas.gradient(0, 620, [(0, oklch(0.24, 0.06, night)), (1, oklch(0.46, 0.07, night))])
    canvas.polygon(ridge(dice, 470, 60, 640), oklch(0.36, 0.05, night))
    snow = oklch(0.90, 0.02, night)
    canvas.box(0, 620, WIDTH, HEIGHT, mix(snow, NIGHT, 0.28))
    middle = dice.choice((620, 800, 980))
    canvas.polygon([(middle - 14, 620), (middle + 14, 620), (middle + 430, HEIGHT), (middle - 430, HEIGHT)],
                   mix(NIGHT, snow, 0.30))  # fmt: skip
    for step in range(7):
        share = (step / 6) ** 1.9
        ground, height, aside = 628 + share * 420, 56 + share * 640, 34 + share * 640
        for side in (-1, 1):
            x = middle + side * aside
            tree = x + side * (24 + share * 150)
            canvas.path([(tree, ground), (tree, ground - height * 0.55)], 2 + share * 20, mix(BRICK_SHADE, NIGHT, 0.4))
            for blob in range(5):
                a = tree + (blob - 2) * height * 0.13
                b = ground - height * (0.62 + 0.12 * (blob % 2))
                canvas.disc(a, b, height * 0.17, mix(snow, NIGHT, 0.16 + 0.06 * blob), 0.9)
            canvas.path(
                [(x, ground), (x, ground - height), (x - side * height * 0.16, ground - height)], 2 + share * 9, NIGHT
            )
            light = (x - side * height * 0.16, ground - height + height * 0.03)
            for glow in (0.40, 0.26, 0.14):
                canvas.disc(*light, height * glow, mix(SAFFRON, CREAM, 0.4), 0.13)
            canvas.disc(*light, 3 + height * 0.035, CREAM)
    figure(canvas, middle + dice.uniform(-70, 70), 860, 190, oklch(0.50, 0.13, hue))
    for _flake in range(240):
        canvas.disc(dice.uniform(0, WIDTH), dice.uniform(0, HEIGHT), dice.uniform(1.5, 5), CREAM, 0.85)
    return canvas


def pool(hue: int, seed: int) -> Canvas:
    """An octagonal pool in a paved court, seen from above."""
    dice = Random(seed)
    canvas = Canvas(mix(SAND, PAPER, 0.3))
    x, y = WIDTH / 2 + dice.choice((-180, 0, 180)), HEIGHT / 2
    water = nearest_hue(hue, *WATER_HUES)
    for ring in range(11):
        radius = 1240 - ring * 80
        fill = (mix(SAND, PAPER, 0.35), mix(SAND, CLAY, 0.35), mix(BRICK, SAND, 0.55))[(ring + seed) % 3]
        canvas.polygon(_octagon(x, y, radius), fill)
    for corner in _octagon(x, y, 1240):
        canvas.path([(x, y), corner], 2, mix(CLAY, BRICK_SHADE, 0.3))
    canvas.polygon(_octagon(x, y, 405), BRICK)
    canvas.polygon(_octagon(x, y, 380), mix(CREAM, SAND, 0.3))
    canvas.polygon(_octagon(x, y, 340), oklch(0.52, 0.09, water))
    for ripple in range(6):
        tone = oklch(0.56 + ripple * 0.045, 0.085, water)
        canvas.disc(x, y, 300 - ripple * 44, tone, 0.8)
    canvas.polygon(star(x, y, 8, 74, 56), TURQUOISE)
    canvas.polygon(star(x, y, 8, 46, 34, pi / 8), CREAM)
    for _fish in range(9):
        angle, reach, turn = dice.uniform(0, 2 * pi), dice.uniform(120, 290), dice.uniform(0, 2 * pi)
        _fish_at(
            canvas,
            x + reach * cos(angle),
            y + reach * sin(angle),
            turn,
            dice.choice((RED, SAFFRON, mix(RED, SAFFRON, 0.5))),
        )
    for pot in range(8):
        angle = pi / 8 + pot * pi / 4
        a, b = x + 520 * sin(angle), y - 520 * cos(angle)
        canvas.disc(a + 9, b + 12, 50, NIGHT, 0.25)
        canvas.disc(a, b, 50, oklch(0.50, 0.11, hue))
        canvas.disc(a, b, 41, BRICK_SHADE)
        for leaf in range(9):
            spot = leaf * 2 * pi / 9
            canvas.disc(a + 23 * cos(spot), b + 23 * sin(spot), 15, LEAF if leaf % 2 else mix(LEAF, CYPRESS, 0.6))
        canvas.disc(a, b, 11, dice.choice((RED, CREAM, SAFFRON)))
    return canvas


def _octagon(x: float, y: float, radius: float) -> list[Point]:
    return [(x + radius * sin(pi / 8 + i * pi / 4), y - radius * cos(pi / 8 + i * pi / 4)) for i in range(8)]


def _fish_at(canvas: Canvas, x: float, y: float, turn: float, paint: Colour) -> None:
    def place(along: float, across: float) -> Point:
        return x + along * cos(turn) - across * sin(turn), y + along * sin(turn) + across * cos(turn)

    canvas.polygon(
        [place(*p) for p in ((24, 0), (8, 8), (-14, 4), (-28, 11), (-24, 0), (-28, -11), (-14, -4), (8, -8))], paint
    )
