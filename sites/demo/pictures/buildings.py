"""Scenes with a horizon: garden, bridge, arches, roofs at dawn, street."""

from __future__ import annotations

from random import Random

from sites.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, Stop, cypress, pointed_arch, star
from sites.demo.pictures.colours import (
    BRICK,
    BRICK_SHADE,
    CLAY,
    CREAM,
    CYPRESS,
    CYPRESS_SHADE,
    LAWN,
    LEAF,
    NIGHT,
    NIGHT_HUES,
    PAPER,
    PLUM,
    SAFFRON,
    SAND,
    WATER_HUES,
    mix,
    nearest_hue,
    oklch,
)

MIDDLE = WIDTH / 2
# From the top of the sky to its foot: evening, morning, dusk.
SKIES: list[list[Stop]] = [
    [(0, oklch(0.77, 0.125, 72)), (1, oklch(0.90, 0.085, 84))],
    [(0, oklch(0.80, 0.065, 225)), (0.6, oklch(0.90, 0.035, 200)), (1, oklch(0.94, 0.045, 88))],
    [(0, oklch(0.47, 0.105, 275)), (0.55, oklch(0.70, 0.075, 330)), (1, oklch(0.84, 0.10, 55))],
]


def garden(hue: int, seed: int) -> Canvas:
    """A watercourse between cypresses that leads to a pavilion."""
    sky, water = SKIES[seed % len(SKIES)], nearest_hue(hue, *WATER_HUES)
    canvas = Canvas(sky[0][1])
    horizon = 560.0
    canvas.gradient(0, horizon, sky)
    canvas.disc(MIDDLE, 345, 205, CREAM, 0.75)
    canvas.box(0, horizon, WIDTH, HEIGHT, LAWN)
    edge = horizon + 4.0
    for stripe in range(14):
        height = 3 + stripe * 3.4
        if stripe % 2:
            canvas.box(0, edge, WIDTH, height, mix(LAWN, CREAM, 0.13))
        edge += height
    canvas.polygon([(725, horizon), (875, horizon), (1360, HEIGHT), (240, HEIGHT)], SAND)
    canvas.polygon([(760, horizon), (840, horizon), (1130, HEIGHT), (470, HEIGHT)], oklch(0.56, 0.085, water))
    for band in range(11):
        y = horizon + 6 + band**1.85 * 7
        half = 40 + (y - horizon) / (HEIGHT - horizon) * 290
        canvas.box(MIDDLE - half * 0.72, y, half * 1.44, 2 + band * 0.9, oklch(0.93 - band * 0.026, 0.05, water), 0.75)
    _pavilion(canvas, horizon + 14, hue)
    for place in (0.0, 0.13, 0.33, 0.6, 0.98):
        base, height = horizon + 22 + place * 400, 150 + place * 350
        for side in (-1, 1):
            tree, shade = cypress(MIDDLE + side * (285 + place * 330), base, height)
            canvas.polygon(tree, CYPRESS)
            canvas.polygon(shade, CYPRESS_SHADE)
    return canvas


def _pavilion(canvas: Canvas, base: float, hue: int) -> None:
    canvas.box(MIDDLE - 228, base - 205, 456, 205, BRICK)
    canvas.box(MIDDLE - 250, base - 226, 500, 24, BRICK_SHADE)
    canvas.box(MIDDLE - 228, base - 196, 456, 10, oklch(0.62, 0.10, hue))
    for side in (-1, 1):
        canvas.polygon(pointed_arch(MIDDLE + side * 150, base, 104, 158), SAND)
        canvas.polygon(pointed_arch(MIDDLE + side * 150, base, 88, 146), PLUM)
    canvas.box(MIDDLE - 88, base - 268, 176, 268, BRICK_SHADE)
    canvas.box(MIDDLE - 80, base - 260, 160, 260, oklch(0.55, 0.10, hue))
    canvas.polygon(pointed_arch(MIDDLE, base, 132, 236), CREAM)
    canvas.polygon(pointed_arch(MIDDLE, base, 106, 208), oklch(0.42, 0.085, hue))
    canvas.polygon(pointed_arch(MIDDLE, base, 64, 132), PLUM)


def bridge(hue: int, seed: int) -> Canvas:
    """A bridge of two rows of arches and its image in the river."""
    sky = SKIES[(2, 0, 1)[seed % 3]]
    canvas = Canvas(sky[0][1])
    water_line, deck = 720.0, 430.0
    canvas.gradient(0, water_line, sky)
    dice = Random(seed)
    canvas.disc(dice.choice((400, 560, 1080, 1240)), 300, 106, CREAM)
    canvas.polygon(ridge(dice, 420, 60, deck + 60), oklch(0.58, 0.06, 275), 0.75)
    span, small = 160.0, 53.34
    for column in range(31):
        canvas.polygon(pointed_arch(column * small, deck, small - 4, 84), BRICK)
        canvas.polygon(pointed_arch(column * small, deck, 25, 55), sky[-1][1])
    canvas.box(0, deck - 8, WIDTH, 84, BRICK)
    canvas.box(0, deck, WIDTH, 11, oklch(0.66, 0.105, hue))
    canvas.box(0, deck + 76, WIDTH, water_line - deck - 76, BRICK_SHADE)
    for column in range(11):
        middle = column * span
        canvas.polygon(pointed_arch(middle, water_line, 138, 218), oklch(0.60, 0.10, hue))
        canvas.polygon(pointed_arch(middle, water_line, 122, 202), sky[-1][1])
    canvas.mirror(water_line, oklch(0.36, 0.075, nearest_hue(hue, *WATER_HUES)), 0.5, squeeze=0.85)
    for _ripple in range(46):
        x, y, length = dice.uniform(-60, WIDTH), dice.uniform(water_line + 14, HEIGHT - 8), dice.uniform(50, 210)
        canvas.box(x, y, length, 2.2, mix(CREAM, sky[-1][1], 0.5), 0.34)
    canvas.box(0, water_line - 5, WIDTH, 9, mix(BRICK_SHADE, NIGHT, 0.4))
    return canvas


def arches(hue: int, seed: int) -> Canvas:
    """A row of arches, one behind the other, with a light at its end."""
    canvas = Canvas(oklch(0.20, 0.045, hue))
    count, turn = 9, (38, -42, 60)[seed % 3]
    for ring in range(count):
        share = ring / (count - 1)
        fill = oklch(0.235 + share**1.15 * 0.70, 0.055 + 0.065 * share * (1 - share) * 4, hue + turn * share * share)
        width, base = 1580 - ring * 172, HEIGHT + 12 - ring * 17.5
        canvas.polygon(pointed_arch(MIDDLE, base, width, 1130 - ring * 98), fill)
    for ring in range(count - 1):
        base, width = HEIGHT + 12 - ring * 17.5, 1580 - ring * 172
        corners = [(-width, base), (width, base), (width - 172, base - 17.5), (172 - width, base - 17.5)]
        floor = mix(SAFFRON, BRICK, 0.18 if ring % 2 else 0.4)
        canvas.polygon([(MIDDLE + x / 2, y) for x, y in corners], floor, 0.95)
    x = MIDDLE + (seed % 3 - 1) * 46
    canvas.polygon([(x - 15, 928), (x - 11, 868), (x + 11, 868), (x + 15, 928)], BRICK_SHADE)
    canvas.disc(x, 854, 12, BRICK_SHADE)
    return canvas


def ridge(dice: Random, level: float, rise: float, foot: float) -> list[Point]:
    """Mountains from edge to edge: heights halved again and again, each time with a smaller change."""
    heights = [level + dice.uniform(-rise, rise) for _ in range(5)]
    change = rise * 0.6
    for _round in range(4):
        between = [(a + b) / 2 + dice.uniform(-change, change) for a, b in zip(heights, heights[1:], strict=False)]
        heights = [height for pair in zip(heights, between, strict=False) for height in pair] + [heights[-1]]
        change *= 0.5
    step = WIDTH / (len(heights) - 1)
    return [(0, foot), *((index * step, height) for index, height in enumerate(heights)), (WIDTH, foot)]


def dawn(hue: int, seed: int) -> Canvas:
    """Flat roofs and wind towers below the mountains, before the sun is up."""
    dice = Random(seed)
    canvas = Canvas(NIGHT)
    night = nearest_hue(hue, *NIGHT_HUES)
    canvas.gradient(
        0, 700, [(0, oklch(0.42, 0.10, night)), (0.45, oklch(0.66, 0.075, 340)), (1, oklch(0.88, 0.09, 68))]
    )
    canvas.disc(dice.uniform(420, 1180), 470, 118, CREAM)
    for layer in range(3):
        tone = oklch(0.60 - layer * 0.11, 0.06, night)
        canvas.polygon(ridge(dice, 500 + layer * 88, 74 - layer * 22, HEIGHT), tone)
    for row in range(3):
        _roofs(canvas, dice, 690 + row * 112, mix(oklch(0.31 - row * 0.05, 0.06, night), NIGHT, row * 0.2))
    return canvas


def _roofs(canvas: Canvas, dice: Random, level: float, wall: tuple[int, int, int]) -> None:
    light, x = oklch(0.84, 0.12, 78), -30.0
    while x < WIDTH:
        width, top = dice.uniform(90, 190), level + dice.uniform(-34, 40)
        canvas.box(x, top, width, HEIGHT - top, wall)
        kind = dice.random()
        if kind < 0.26:
            _wind_tower(canvas, x + width * 0.5, top, dice.uniform(74, 128), wall)
        elif kind < 0.42:
            canvas.polygon(pointed_arch(x + width / 2, top + 2, width * 0.62, width * 0.40), wall)
        elif kind < 0.62:
            tree, _shade = cypress(x + width + 4, top + 70, dice.uniform(150, 230))
            canvas.polygon(tree, mix(wall, CYPRESS_SHADE, 0.55))
        for column in range(int(width // 34)):
            if dice.random() < 0.42:
                canvas.polygon(pointed_arch(x + 24 + column * 34, top + 62, 12, 24), light)
        x += width + dice.choice((0, 0, 14))


def _wind_tower(canvas: Canvas, x: float, base: float, height: float, wall: tuple[int, int, int]) -> None:
    canvas.box(x - 21, base - height, 42, height + 4, wall)
    canvas.box(x - 26, base - height - 7, 52, 9, wall)
    for slot in range(3):
        canvas.box(x - 14 + slot * 11, base - height + 10, 6, height * 0.42, oklch(0.66, 0.07, 40))


def street(hue: int, seed: int) -> Canvas:
    """A bus at its stop before a row of houses."""
    dice = Random(seed)
    sky = SKIES[(1, 0, 2)[seed % 3]]
    canvas = Canvas(sky[0][1])
    kerb = 790.0
    canvas.gradient(0, kerb, sky)
    canvas.polygon(ridge(dice, 380, 44, kerb), mix(sky[0][1], oklch(0.60, 0.06, 270), 0.45), 0.8)
    walls = [SAND, mix(BRICK, SAND, 0.35), CLAY, mix(SAND, PAPER, 0.5), mix(oklch(0.70, 0.07, hue), SAND, 0.35)]
    x, last = -40.0, -1
    while x < WIDTH:
        width = dice.choice((200, 240, 280))
        last = dice.choice([index for index in range(len(walls)) if index != last])
        _house(canvas, x, kerb - 40, width, dice.uniform(300, 470), walls[last])
        x += width
    canvas.box(0, kerb - 44, WIDTH, 60, PAPER)
    canvas.box(0, kerb + 8, WIDTH, 12, mix(PAPER, NIGHT, 0.35))
    canvas.box(0, kerb + 20, WIDTH, HEIGHT, oklch(0.40, 0.02, 260))
    for dash in range(9):
        canvas.box(dash * 200 - 60, kerb + 158, 110, 9, CREAM, 0.9)
    for tree in (110, 340, 1480):
        canvas.box(tree - 7, kerb - 250, 14, 232, BRICK_SHADE)
        for a, b, radius in ((0, -330, 92), (-58, -270, 66), (60, -276, 70)):
            canvas.disc(tree + a, kerb + b, radius, LEAF)
        canvas.disc(tree + 30, kerb - 300, 60, mix(LEAF, CYPRESS, 0.45), 0.7)
    canvas.box(486, kerb - 330, 10, 350, NIGHT)
    canvas.rounded(446, kerb - 344, 90, 90, 14, oklch(0.52, 0.12, hue))
    canvas.polygon(star(491, kerb - 299, 8, 30, 23), CREAM)
    _bus(canvas, 560 + dice.choice((-40, 0, 60)), kerb + 92, hue)
    return canvas


def _house(canvas: Canvas, x: float, base: float, width: float, height: float, wall: tuple[int, int, int]) -> None:
    canvas.box(x, base - height, width, height, wall)
    canvas.box(x, base - height, width, 16, mix(wall, BRICK_SHADE, 0.4))
    pane, floors, columns = mix(wall, NIGHT, 0.66), int(height // 118), int(width // 78)
    gap = width / columns
    for floor in range(floors):
        for column in range(columns):
            middle, foot = x + gap * (column + 0.5), base - height + 118 + floor * 114
            canvas.polygon(pointed_arch(middle, foot, 42, 76), mix(wall, CREAM, 0.55))
            canvas.polygon(pointed_arch(middle, foot, 32, 68), pane)


def _bus(canvas: Canvas, x: float, base: float, hue: int) -> None:
    body, glass = oklch(0.58, 0.125, hue), oklch(0.90, 0.035, 220)
    canvas.box(x + 10, base + 18, 720, 14, NIGHT, 0.35)
    canvas.rounded(x, base - 268, 740, 262, 34, body)
    canvas.rounded(x + 22, base - 240, 696, 112, 16, oklch(0.33, 0.05, hue))
    for window in range(5):
        canvas.rounded(x + 32 + window * 104, base - 232, 94, 96, 10, glass)
        shine = x + 42 + window * 104
        corners = [(shine, base - 150), (shine + 50, base - 226), (shine + 66, base - 226), (shine + 16, base - 150)]
        canvas.polygon(corners, CREAM, 0.55)
    canvas.rounded(x + 656, base - 232, 54, 118, 10, glass)
    canvas.rounded(x + 560, base - 232, 82, 214, 8, glass)
    canvas.box(x + 599, base - 232, 5, 214, body)
    canvas.box(x, base - 96, 552, 14, CREAM)
    canvas.box(x + 648, base - 96, 92, 14, CREAM)
    canvas.rounded(x + 716, base - 70, 20, 26, 6, SAFFRON)
    for wheel in (140, 476):
        canvas.disc(x + wheel, base - 4, 46, NIGHT)
        canvas.disc(x + wheel, base - 4, 22, SAND)
