"""Scenes of what hands make: pots on a shelf, a carpet, a building site, a coloured window, a wind tower, an alley."""

from __future__ import annotations

from math import pi
from random import Random

from sites.demo.pictures.buildings import SKIES, ridge
from sites.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, bezier, cypress, pointed_arch, star
from sites.demo.pictures.colours import (
    BRICK,
    BRICK_SHADE,
    CLAY,
    CREAM,
    CYPRESS,
    CYPRESS_SHADE,
    GLAZE_HUES,
    LEAF,
    NIGHT,
    PAPER,
    PLUM,
    RED,
    SAFFRON,
    SAND,
    TURQUOISE,
    Colour,
    mix,
    nearest_hue,
    oklch,
)
from sites.demo.pictures.gatherings import UPRIGHT_HEIGHT, UPRIGHT_WIDTH, figure


def pots(hue: int, seed: int) -> Canvas:
    """Glazed pots on three boards of a workshop."""
    dice = Random(seed)
    wall = mix(SAND, PAPER, 0.4)
    canvas = Canvas(wall)
    for brick_row in range(24):
        for brick in range(12):
            left = brick * 150 - (75 if brick_row % 2 else 0)
            canvas.box(left, brick_row * 46, 144, 40, mix(wall, CLAY, dice.uniform(0.02, 0.16)))
    glaze = nearest_hue(hue, *GLAZE_HUES)
    paints = [
        oklch(0.62, 0.11, glaze),
        oklch(0.48, 0.10, glaze),
        TURQUOISE,
        CREAM,
        SAFFRON,
        BRICK,
        oklch(0.58, 0.12, hue),
    ]
    for board in range(3):
        floor, x = 330.0 + board * 340, dice.uniform(40, 110)
        while x < WIDTH - 60:
            width, height = dice.uniform(88, 170), dice.uniform(110, 255)
            _pot(canvas, x + width / 2, floor, width, height, dice.choice(paints), dice)
            x += width + dice.uniform(16, 60)
        canvas.box(0, floor, WIDTH, 24, mix(BRICK_SHADE, CLAY, 0.3))
        canvas.box(0, floor + 24, WIDTH, 26, BRICK_SHADE, 0.18)
    return canvas


def _pot(canvas: Canvas, x: float, floor: float, width: float, height: float, paint: Colour, dice: Random) -> None:
    neck, belly = dice.uniform(0.22, 0.62), dice.uniform(0.30, 0.62)
    half, top = width / 2, floor - height
    middle = floor - height * belly
    side = (x + half, middle)
    foot = bezier((x + half * 0.5, floor), (x + half * 0.95, floor - 8), (x + half, middle + height * 0.2), side, 12)
    rim = (x + half * neck * 1.25, top)
    right = [*foot, *bezier(side, (x + half, top + height * 0.3), (x + half * neck, top + height * 0.25), rim, 12)]
    left = [(2 * x - a, b) for a, b in reversed(right)]
    canvas.polygon([*right, *left], paint)
    band = mix(paint, NIGHT if sum(paint) > 420 else CREAM, 0.42)
    canvas.box(x - half * 0.94, middle - 5, width * 0.94, 10, band)
    canvas.box(x - half * 0.90, middle + 14, width * 0.90, 4, band)
    for spot in range(5):
        canvas.polygon(star(x + (spot - 2) * width * 0.17, middle - 22, 8, width * 0.06, width * 0.04), band)
    canvas.polygon([*right, *((x + (a - x) * 0.62, b) for a, b in reversed(right))], NIGHT, 0.13)


def carpet(hue: int, seed: int) -> Canvas:
    """A carpet with a star in its field and a border of blossoms."""
    dice = Random(seed)
    ground, field = oklch(0.40, 0.10, hue), oklch(0.31, 0.075, hue + dice.choice((30, -40, 160)))
    canvas = Canvas(mix(SAND, CLAY, 0.3))
    for fringe in range(0, HEIGHT, 14):
        canvas.box(14, fringe, 60, 5, CREAM)
        canvas.box(WIDTH - 74, fringe, 60, 5, CREAM)
    edge = 70.0
    for width, fill in (
        (26, ground),
        (12, SAFFRON),
        (118, mix(RED, PLUM, 0.25)),
        (12, SAFFRON),
        (34, field),
        (10, CREAM),
    ):
        canvas.box(edge, edge * 0.55, WIDTH - 2 * edge, HEIGHT - 1.1 * edge, fill)
        edge += width
    canvas.box(edge, edge * 0.55, WIDTH - 2 * edge, HEIGHT - 1.1 * edge, ground)
    for place in range(16):
        x = 165 + place * (WIDTH - 330) / 15
        for y in (91.0, HEIGHT - 91.0):
            _blossom(canvas, x, y, 30, place)
    for place in range(1, 8):
        y = 91 + place * (HEIGHT - 182) / 8
        for x in (165.0, WIDTH - 165.0):
            _blossom(canvas, x, y, 30, place)
    for row in range(11):
        for column in range(17):
            x, y = 318 + column * 60.2 + (row % 2) * 30, 210 + row * 64.5
            canvas.polygon(star(x, y, 4 + 4 * (row % 2), 15, 8), mix(ground, CREAM, 0.22))
    middle, height = WIDTH / 2, HEIGHT / 2
    points = (8, 10, 12, 16)[seed % 4]
    for reach, fill in (
        (330, SAFFRON),
        (312, field),
        (236, oklch(0.62, 0.11, hue)),
        (212, CREAM),
        (150, RED),
        (96, field),
        (52, SAFFRON),
    ):
        canvas.polygon(
            star(middle, height, points, reach, reach * 0.8, pi / points if reach in (236, 212, 96) else 0), fill
        )
    for side in (-1, 1):
        for row in (-1, 1):
            for step in range(2):
                _blossom(
                    canvas, middle + side * (390 + step * 84), height + row * (92 + step * 84), 36 - step * 3, step
                )
        _blossom(canvas, middle + side * 450, height, 44, seed)
    return canvas


def _blossom(canvas: Canvas, x: float, y: float, size: float, kind: int) -> None:
    canvas.polygon(star(x, y, 8, size, size * 0.6, pi / 8), mix(LEAF, CREAM, 0.15))
    canvas.polygon(star(x, y, 8, size * 0.8, size * 0.52), (CREAM, SAFFRON, TURQUOISE)[kind % 3])
    canvas.disc(x, y, size * 0.26, RED if kind % 3 else BRICK)


def crane(hue: int, seed: int) -> Canvas:
    """A building under construction and the crane above it."""
    dice = Random(seed)
    sky = SKIES[(0, 1, 2)[seed % 3]]
    canvas = Canvas(sky[0][1])
    canvas.gradient(0, 940, sky)
    canvas.disc(dice.uniform(250, 1350), 320, 110, CREAM, 0.8)
    canvas.polygon(ridge(dice, 620, 50, 940), mix(oklch(0.58, 0.06, 270), sky[-1][1], 0.35))
    steel, left = oklch(0.55, 0.13, hue), dice.choice((250.0, 640.0))
    floors = 5 + seed % 3
    for floor in range(floors):
        top = 940 - (floor + 1) * 104
        bays = 7 if floor < floors - 1 else 4
        for bay in range(bays):
            x = left + bay * 104
            is_filled = dice.random() < 0.8 - floor * 0.14
            canvas.box(x, top, 104, 104, mix(BRICK, SAND, 0.15) if is_filled else mix(NIGHT, sky[-1][1], 0.45))
            if is_filled:
                canvas.polygon(pointed_arch(x + 52, top + 94, 48, 70), mix(BRICK, NIGHT, 0.55))
            canvas.box(x - 5, top, 10, 104, mix(SAND, NIGHT, 0.3))
        canvas.box(left - 14, top - 8, bays * 104 + 28, 16, mix(SAND, NIGHT, 0.2))
    mast, height = left + (830 if left < 400 else -190), 130.0
    for section in range(27):
        y = 940 - section * 30
        canvas.path([(mast - 20, y), (mast + 20, y - 30)], 4, steel)
        canvas.path([(mast + 20, y), (mast - 20, y - 30)], 4, steel)
    for side in (-20, 20):
        canvas.path([(mast + side, 940), (mast + side, height)], 7, steel)
    turn = -1 if left < 400 else 1
    arm = [(mast - turn * 190, height), (mast + turn * 720, height)]
    canvas.path(arm, 8, steel)
    canvas.path([(mast, height - 76), arm[1]], 4, steel)
    canvas.path([arm[0], (mast, height - 76), (mast, height)], 5, steel)
    canvas.rounded(mast - turn * 190 - 40, height, 80, 66, 6, mix(NIGHT, steel, 0.3))
    hook = mast + turn * dice.uniform(280, 640)
    canvas.path([(hook, height), (hook, 290)], 3, NIGHT)
    canvas.box(hook - 62, 290, 124, 20, BRICK_SHADE)
    canvas.box(0, 930, WIDTH, HEIGHT, mix(CLAY, SAND, 0.35))
    for _heap in range(4):
        x, size = dice.uniform(0, WIDTH), dice.uniform(90, 170)
        canvas.polygon(
            [(x - size, 990), (x, 990 - size * 0.7), (x + size, 990)], mix(CLAY, BRICK, dice.uniform(0.1, 0.4))
        )
    for worker in range(3):
        x = 180 + worker * 520 + dice.uniform(-90, 90)
        figure(canvas, x, 1030, 170, (SAFFRON, oklch(0.50, 0.12, hue), mix(RED, SAFFRON, 0.5))[worker])
        canvas.polygon(pointed_arch(x, 872, 44, 26), SAFFRON)
    return canvas


def window(hue: int, seed: int) -> Canvas:
    """Coloured glass in a lattice, seen from the dim room inside; an upright picture."""
    dice = Random(seed)
    dark = oklch(0.22, 0.04, hue)
    canvas = Canvas(dark, UPRIGHT_WIDTH, UPRIGHT_HEIGHT)
    middle = UPRIGHT_WIDTH / 2
    glasses = [oklch(0.70, 0.14, hue), RED, SAFFRON, TURQUOISE, CREAM, oklch(0.55, 0.13, hue + 90), LEAF]
    inner = pointed_arch(middle, 1362, 770, 1176)
    canvas.polygon(inner, CREAM)
    for row in range(12):
        for column in range(9):
            x, y = middle + (column - 4) * 112, 1330 - row * 112
            pattern = (row + column * (1 + seed % 2)) % len(glasses)
            glass = mix(glasses[pattern], CREAM, dice.uniform(0, 0.25))
            canvas.polygon(star(x, y, 4, 78, 55.5), BRICK_SHADE)
            canvas.polygon(star(x, y, 4, 72, 51), mix(glass, NIGHT, 0.22))
            canvas.polygon(star(x, y, 8, 52, 39), BRICK_SHADE)
            canvas.polygon(star(x, y, 8, 46, 34), glass)
            canvas.polygon(star(x, y, 8, 18, 14, pi / 8), glasses[(pattern + 3) % len(glasses)])
    # What reaches out of the frame is painted over, from outside to inside.
    sheet = [(0.0, 1600.0), (0.0, 0.0), (1067.0, 0.0), (1067.0, 1600.0)]
    frames = [
        (inner, mix(BRICK_SHADE, CLAY, 0.35)),
        (pointed_arch(middle, 1380, 830, 1240), mix(BRICK_SHADE, NIGHT, 0.35)),
        (pointed_arch(middle, 1400, 900, 1300), dark),
    ]
    for arch, fill in frames:
        canvas.polygon([*sheet, arch[-1], *reversed(arch), arch[0]], fill)
    canvas.box(middle - 9, 330, 18, 1040, mix(BRICK_SHADE, NIGHT, 0.3))
    canvas.box(0, 1400, UPRIGHT_WIDTH, 200, mix(dark, BRICK_SHADE, 0.5))
    for patch in range(7):
        x = middle + (patch - 3) * 112
        corners = [(x - 40, 1405), (x + 40, 1405), (x + 40 + (patch - 3) * 40, 1590), (x - 60 + (patch - 3) * 40, 1590)]
        canvas.polygon(corners, glasses[(patch + seed) % len(glasses)], 0.34)
    return canvas


def tower(hue: int, seed: int) -> Canvas:
    """A wind tower and its cypress in the evening; an upright picture."""
    dice = Random(seed)
    sky = SKIES[(2, 0, 1)[seed % 3]]
    canvas = Canvas(sky[0][1], UPRIGHT_WIDTH, UPRIGHT_HEIGHT)
    canvas.gradient(0, 1400, sky)
    canvas.disc(dice.choice((240, 830)), dice.uniform(240, 420), 92, CREAM, 0.9)
    for layer in range(2):
        points = ridge(dice, 1060 + layer * 90, 60, UPRIGHT_HEIGHT)
        canvas.polygon(points, mix(oklch(0.58, 0.06, 275), sky[-1][1], 0.5 - layer * 0.2))
    x, wall = UPRIGHT_WIDTH / 2 + dice.choice((-110, 0, 110)), mix(BRICK, SAND, 0.3)
    canvas.box(x - 150, 330, 300, 1100, wall)
    canvas.box(x + 40, 330, 110, 1100, mix(wall, BRICK_SHADE, 0.35))
    for course in range(9):
        canvas.box(x - 150, 860 + course * 52, 300, 5, mix(wall, BRICK_SHADE, 0.5))
    canvas.box(x - 178, 300, 356, 34, mix(wall, CREAM, 0.3))
    canvas.box(x - 166, 790, 332, 22, oklch(0.58, 0.11, hue))
    for slot in range(4):
        middle = x - 108 + slot * 72
        canvas.polygon(pointed_arch(middle, 770, 54, 400), mix(wall, CREAM, 0.35))
        canvas.polygon(pointed_arch(middle, 762, 38, 376), mix(PLUM, BRICK_SHADE, 0.4))
    for star_place in range(3):
        canvas.polygon(star(x - 90 + star_place * 90, 355, 8, 20, 15), oklch(0.62, 0.11, hue))
    left = -30.0
    while left < UPRIGHT_WIDTH:
        width, top = dice.uniform(150, 260), dice.uniform(1230, 1350)
        tone = mix(wall, BRICK_SHADE, dice.uniform(0.2, 0.6))
        canvas.box(left, top, width, 400, tone)
        if dice.random() < 0.5:
            canvas.polygon(pointed_arch(left + width / 2, top + 3, width * 0.7, width * 0.42), tone)
        for pane in range(int(width // 70)):
            canvas.polygon(pointed_arch(left + 44 + pane * 66, top + 130, 30, 60), mix(SAFFRON, CREAM, 0.4)
                           if dice.random() < 0.5 else mix(tone, NIGHT, 0.5))  # fmt: skip
        left += width
    for place in (x - 330, x + 300):
        tree, shade = cypress(place + dice.uniform(-30, 30), 1500, dice.uniform(560, 760))
        canvas.polygon(tree, CYPRESS)
        canvas.polygon(shade, CYPRESS_SHADE)
    return canvas


def alley(hue: int, seed: int) -> Canvas:
    """An alley of mud walls below two arches, a door and somebody on the way home; an upright picture."""
    dice = Random(seed)
    sky = SKIES[(1, 0, 2)[seed % 3]]
    canvas = Canvas(sky[0][1], UPRIGHT_WIDTH, UPRIGHT_HEIGHT)
    canvas.gradient(0, 1100, sky)
    width, height = float(UPRIGHT_WIDTH), float(UPRIGHT_HEIGHT)
    far, foot = width / 2 + dice.choice((-70, 60)), 1010.0
    light, shade = mix(SAND, CLAY, 0.45), mix(CLAY, BRICK_SHADE, 0.35)
    if seed % 2:
        light, shade = shade, light
    canvas.polygon([(0, 0), (0, height), (far - 110, foot), (far - 110, 620)], light)
    canvas.polygon([(width, 0), (width, height), (far + 110, foot), (far + 110, 620)], shade)
    canvas.box(far - 112, 620, 224, foot - 620, mix(light, sky[-1][1], 0.4))
    canvas.polygon(pointed_arch(far, foot, 96, 190), mix(BRICK_SHADE, PLUM, 0.3))
    canvas.polygon([(0, height), (width, height), (far + 110, foot), (far - 110, foot)], mix(SAND, PAPER, 0.15))
    canvas.polygon(
        [(width * 0.42, height), (width * 0.56, height), (far + 12, foot), (far - 12, foot)], mix(BRICK, SAND, 0.45)
    )
    for depth in (0.55, 0.16):
        # The wall that bears the arch meets the alley's sides, so its ends need no drawing of their own.
        left, right, base = (far - 110) * depth, width - (width - far - 110) * depth, height - (height - foot) * depth
        brick = mix(BRICK, SAND, 0.2 + depth * 0.5)
        crown = pointed_arch((left + right) / 2, base, right - left, (base - 620 * depth) * 0.74)[1:-1]
        canvas.polygon([(left, crown[24][1] - 190 * (1.2 - depth)), (right, crown[24][1] - 190 * (1.2 - depth)),
                        *reversed(crown)], brick)  # fmt: skip
    door = oklch(0.48, 0.10, hue)
    side = 1 if seed % 2 else -1
    near, end = far + side * 400, far + side * 270
    canvas.polygon([(near, 1360), (end, 1205), (end, 905), ((near + end) / 2, 815), (near, 890)], mix(BRICK, SAND, 0.2))
    canvas.polygon([(near - side * 16, 1340), (end + side * 14, 1216), (end + side * 14, 930), ((near + end) / 2, 850),
                    (near - side * 16, 920)], door)  # fmt: skip
    canvas.path([((near + end) / 2, 850), ((near + end) / 2, 1282)], 4, mix(door, NIGHT, 0.5))
    figure(canvas, far + dice.uniform(-50, 50), 1180, 240, dice.choice((NIGHT, PLUM, mix(RED, PLUM, 0.4))))
    return canvas
