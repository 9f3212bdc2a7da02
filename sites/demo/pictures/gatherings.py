"""Scenes with people in them, from afar: market, stage, cyclists, umbrellas in the rain, kites above the roofs."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from sites.demo.pictures.buildings import SKIES
from sites.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, bezier, cypress, pointed_arch
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
    PAPER,
    PLUM,
    RED,
    SAFFRON,
    SAND,
    TURQUOISE,
    Colour,
    mix,
    oklch,
)

UPRIGHT_WIDTH, UPRIGHT_HEIGHT = 1067, 1600
FRUITS = (SAFFRON, RED, LEAF, mix(RED, SAFFRON, 0.5), PLUM, CREAM)


def market(hue: int, seed: int) -> Canvas:
    """Stalls under striped awnings along a vaulted passage."""
    dice = Random(seed)
    canvas = Canvas(mix(BRICK, SAND, 0.45))
    for column in range(-1, 5):
        middle = column * 400 + 200 + dice.uniform(-6, 6)
        canvas.polygon(pointed_arch(middle, 760, 372, 700), mix(BRICK, SAND, 0.7))
        canvas.polygon(pointed_arch(middle, 760, 330, 650), mix(BRICK_SHADE, PLUM, 0.4))
        canvas.polygon(pointed_arch(middle, 300, 70, 120), mix(CREAM, SAFFRON, 0.35))
    canvas.box(0, 750, WIDTH, HEIGHT, mix(CLAY, BRICK_SHADE, 0.25))
    for slab in range(12):
        canvas.box(slab * 150 - 40, 750, 4, HEIGHT, BRICK_SHADE, 0.25)
    cloths = [oklch(0.55, 0.12, hue), oklch(0.62, 0.10, hue + 70), RED, oklch(0.45, 0.09, hue - 60)]
    turn = dice.randrange(4)
    for stall in range(4):
        _stall(canvas, dice, stall * 400 + 30, cloths[(stall + turn) % 4])
    for x in (120, 520, 900, 1330):
        if dice.random() < 0.75:
            figure(canvas, x + dice.uniform(0, 160), 1010, dice.uniform(270, 330), dice.choice((NIGHT, PLUM, *cloths)))
    return canvas


def _stall(canvas: Canvas, dice: Random, x: float, cloth: Colour) -> None:
    for post in (x + 8, x + 322):
        canvas.box(post, 430, 10, 420, BRICK_SHADE)
    for stripe in range(7):
        left = x - 12 + stripe * 52
        fill = CREAM if stripe % 2 else cloth
        canvas.polygon([(left + 14, 400), (left + 58, 400), (left + 52, 500), (left, 500)], fill)
        canvas.disc(left + 26, 500, 26, fill)
    canvas.box(x, 760, 340, 110, mix(CLAY, BRICK_SHADE, 0.5))
    for crate in range(3):
        fruit = dice.choice(FRUITS)
        left = x + 12 + crate * 110
        for row in range(2):
            for piece in range(4):
                canvas.disc(left + 14 + piece * 24 + row * 11, 750 - row * 20, 14, mix(fruit, NIGHT, 0.08 * row))
        canvas.box(left, 752, 100, 52, mix(SAND, CLAY, 0.6))
        canvas.box(left, 774, 100, 5, BRICK_SHADE, 0.5)


def figure(canvas: Canvas, x: float, foot: float, height: float, cloth: Colour) -> None:
    """Somebody seen from afar, standing on `foot`."""
    half, head = height * 0.17, height * 0.105
    shoulder = foot - height + head * 2.1
    left = bezier((x - half, foot), (x - half * 1.1, shoulder + height * 0.2), (x - half, shoulder), (x, shoulder), 10)
    canvas.polygon([*left, *((2 * x - a, b) for a, b in reversed(left))], cloth)
    canvas.disc(x, shoulder - head * 0.75, head, mix(cloth, NIGHT, 0.55))


def stage(hue: int, seed: int) -> Canvas:
    """Musicians under the lights of a stage, and the heads of those who listen."""
    dice = Random(seed)
    dark = oklch(0.20, 0.05, hue)
    canvas = Canvas(dark)
    canvas.polygon(pointed_arch(WIDTH / 2, 800, 1240, 760), oklch(0.30, 0.075, hue))
    canvas.polygon(pointed_arch(WIDTH / 2, 800, 1080, 690), oklch(0.37, 0.085, hue))
    for lamp in range(5):
        x, reach = 260.0 + lamp * 270, dice.uniform(-150, 150)
        light = (SAFFRON, oklch(0.75, 0.11, hue), CREAM)[(lamp + seed) % 3]
        canvas.polygon([(x - 16, 0), (x + 16, 0), (x + reach + 170, 800), (x + reach - 170, 800)], light, 0.20)
        canvas.rounded(x - 26, -10, 52, 56, 12, NIGHT)
    canvas.box(0, 792, WIDTH, 24, mix(CLAY, SAFFRON, 0.3))
    canvas.box(0, 816, WIDTH, HEIGHT, mix(dark, NIGHT, 0.5))
    players = 3 + seed % 3
    for player in range(players):
        x = WIDTH / 2 + (player - (players - 1) / 2) * 205
        cloth = oklch(0.72 - 0.08 * (player % 2), 0.10, hue + 40 * player)
        figure(canvas, x, 796, dice.uniform(285, 330), cloth)
        _instrument(canvas, x, 690, (player + seed) % 3)
    for side in (-1, 1):
        edge = WIDTH / 2 + side * WIDTH / 2
        for fold in range(4):
            width = 210 - fold * 46
            fill = mix(RED, PLUM, 0.25 + fold * 0.16)
            canvas.polygon([(edge, 0), (edge - side * width, 0), (edge - side * (width - 34), 800), (edge, 800)], fill)
    for row in range(3):
        y, size = 900 + row * 84, 46 + row * 12
        for seat in range(-1, 17 - row * 2):
            x = seat * (size * 2.45) + (row % 2) * size + dice.uniform(-6, 6)
            tone = mix(NIGHT, oklch(0.40, 0.06, hue), dice.uniform(0, 0.55) * (1 - row * 0.3))
            canvas.disc(x, y, size * 0.62, tone)
            canvas.rounded(x - size, y + size * 0.5, size * 2, 300, size * 0.8, tone)
    return canvas


def _instrument(canvas: Canvas, x: float, y: float, kind: int) -> None:
    wood = mix(BRICK, SAFFRON, 0.35)
    if kind == 0:
        canvas.path([(x - 90, y - 90), (x + 20, y + 10)], 11, BRICK_SHADE)
        canvas.disc(x + 34, y + 22, 42, wood)
        canvas.disc(x + 34, y + 22, 16, CREAM)
    elif kind == 1:
        canvas.path([(x - 12, y - 96), (x + 62, y + 20)], 10, CREAM)
    else:
        canvas.disc(x, y + 10, 62, BRICK_SHADE)
        canvas.disc(x, y + 10, 53, CREAM)


def cyclists(hue: int, seed: int) -> Canvas:
    """Riders on a path between a row of cypresses and the lawn."""
    dice = Random(seed)
    sky = SKIES[(1, 0, 2)[seed % 3]]
    canvas = Canvas(sky[0][1])
    canvas.gradient(0, 700, sky)
    canvas.disc(dice.uniform(300, 1300), 300, 96, CREAM, 0.85)
    canvas.box(0, 640, WIDTH, HEIGHT, LAWN)
    for column in range(19):
        tree, shade = cypress(column * 92 + dice.uniform(-14, 14), 668, dice.uniform(260, 390))
        canvas.polygon(tree, mix(CYPRESS, sky[-1][1], 0.22))
        canvas.polygon(shade, mix(CYPRESS_SHADE, sky[-1][1], 0.22))
    canvas.polygon([(0, 780), (WIDTH, 740), (WIDTH, 960), (0, 1010)], mix(SAND, PAPER, 0.3))
    canvas.polygon([(0, 890), (WIDTH, 846), (WIDTH, 852), (0, 897)], oklch(0.60, 0.11, hue), 0.8)
    riders = 2 + seed % 3
    for rider in range(riders):
        x = 240 + rider * 1180 / max(1, riders - 1) + dice.uniform(-40, 40)
        cloth = (oklch(0.52, 0.13, hue), RED, TURQUOISE, SAFFRON)[(rider + seed) % 4]
        _cyclist(canvas, x, 950 - x * 0.026, cloth)
    for tuft in range(60):
        x, y = dice.uniform(0, WIDTH), dice.uniform(1000 - tuft % 5, HEIGHT)
        canvas.disc(x, y, dice.uniform(4, 9), dice.choice((CREAM, SAFFRON, mix(LEAF, CREAM, 0.3))))
    return canvas


def _cyclist(canvas: Canvas, x: float, ground: float, cloth: Colour) -> None:
    hub = ground - 62
    for wheel in (x - 92, x + 92):
        canvas.disc(wheel, hub, 64, NIGHT)
        canvas.disc(wheel, hub, 55, mix(SAND, PAPER, 0.3))
        for spoke in range(4):
            angle = spoke * pi / 4 + x
            ends = [(wheel + side * 54 * cos(angle), hub + side * 54 * sin(angle)) for side in (-1, 1)]
            canvas.path(ends, 2.5, NIGHT)
    frame = mix(cloth, NIGHT, 0.35)
    canvas.path([(x - 92, hub), (x - 30, hub - 92), (x + 66, hub - 96), (x, hub), (x - 92, hub)], 9, frame)
    canvas.path([(x, hub), (x - 34, hub - 106)], 9, frame)
    canvas.path([(x + 92, hub), (x + 60, hub - 124), (x + 84, hub - 132)], 9, frame)
    canvas.path([(x - 30, hub - 120), (x + 12, hub - 62), (x + 4, hub + 6)], 26, NIGHT)
    canvas.path([(x - 28, hub - 122), (x + 20, hub - 214)], 50, cloth)
    canvas.path([(x + 18, hub - 204), (x + 76, hub - 136)], 18, mix(cloth, NIGHT, 0.18))
    canvas.disc(x + 40, hub - 262, 30, mix(CLAY, BRICK, 0.35))
    canvas.polygon([*pointed_arch(x + 38, hub - 262, 66, 40)], frame)


def umbrellas(hue: int, seed: int) -> Canvas:
    """Open umbrellas on a wet square, seen from above."""
    dice = Random(seed)
    wet = oklch(0.44, 0.03, 250)
    canvas = Canvas(wet)
    for row in range(9):
        for column in range(13):
            shift = 62 if row % 2 else 0
            tone = mix(wet, oklch(0.58, 0.04, 240), dice.uniform(0, 0.35))
            canvas.box(column * 126 - shift, row * 122, 122, 118, tone)
    cloths = [oklch(0.58, 0.125, hue), oklch(0.70, 0.09, hue), SAFFRON, RED, CREAM, TURQUOISE, oklch(0.40, 0.09, hue)]
    placed: list[tuple[float, float, float]] = []
    for _try in range(140):
        x, y, radius = dice.uniform(40, WIDTH - 40), dice.uniform(40, HEIGHT - 40), dice.uniform(96, 150)
        if all((x - a) ** 2 + (y - b) ** 2 > (0.94 * (radius + r)) ** 2 for a, b, r in placed):
            placed.append((x, y, radius))
            _umbrella(canvas, x, y, radius, dice.choice(cloths), dice.uniform(0, pi))
    for _drop in range(150):
        x, y, length = dice.uniform(0, WIDTH), dice.uniform(-20, HEIGHT), dice.uniform(22, 60)
        canvas.polygon([(x, y), (x + 2.5, y), (x - length * 0.2 + 2.5, y + length), (x - length * 0.2, y + length)],
                       CREAM, 0.42)  # fmt: skip
    return canvas


def _umbrella(canvas: Canvas, x: float, y: float, radius: float, cloth: Colour, turn: float) -> None:
    def rim(index: float, reach: float = 1.0) -> Point:
        return x + reach * radius * sin(turn + index * pi / 4), y - reach * radius * cos(turn + index * pi / 4)

    canvas.disc(x + 20, y + 26, radius * 0.95, NIGHT, 0.30)
    for panel in range(8):
        shade = mix(cloth, NIGHT, 0.05 + 0.16 * (1 + cos(turn + panel * pi / 4)) / 2 + (0.05 if panel % 2 else 0))
        canvas.polygon([(x, y), rim(panel), rim(panel + 0.5, 0.93), rim(panel + 1)], shade)
        canvas.path([(x, y), rim(panel, 0.98)], 2, mix(cloth, NIGHT, 0.4))
    canvas.disc(x, y, 8, NIGHT)


def kites(hue: int, seed: int) -> Canvas:
    """Kites with long tails over the roofs; an upright picture."""
    dice = Random(seed)
    sky = SKIES[(1, 0, 2)[seed % 3]]
    canvas = Canvas(sky[0][1], UPRIGHT_WIDTH, UPRIGHT_HEIGHT)
    canvas.gradient(0, UPRIGHT_HEIGHT, sky)
    for _cloud in range(4):
        x, y = dice.uniform(0, UPRIGHT_WIDTH), dice.uniform(120, 900)
        for part in range(4):
            canvas.disc(x + part * 62, y + (part % 2) * 16, dice.uniform(40, 66), CREAM, 0.55)
    paints = [oklch(0.56, 0.13, hue), RED, SAFFRON, oklch(0.42, 0.09, hue + 50), TURQUOISE]
    count = 3 + seed % 3
    for kite in range(count):
        x, y = dice.uniform(170, UPRIGHT_WIDTH - 170), 190 + kite * 800 / count + dice.uniform(-40, 40)
        size, lean = dice.uniform(95, 150), dice.uniform(-50, 50)
        hand = (dice.uniform(200, 860), 1420.0)
        string = bezier((x, y), (x + lean * 3, y + 400), (hand[0] - lean * 4, 1100), hand, 40)
        canvas.path(string, 2.5, NIGHT)
        paint, other = paints[(kite + seed) % 5], paints[(kite + seed + 2) % 5]
        top, right, foot, left = (
            (x, y - size * 1.2),
            (x + size + lean * 0.2, y),
            (x + lean, y + size * 1.5),
            (x - size, y),
        )
        canvas.polygon([top, right, (x, y)], paint)
        canvas.polygon([top, left, (x, y)], mix(paint, CREAM, 0.3))
        canvas.polygon([foot, right, (x, y)], mix(other, NIGHT, 0.1))
        canvas.polygon([foot, left, (x, y)], other)
        tail = bezier(
            foot, (foot[0] - 90, foot[1] + 90), (foot[0] + 110, foot[1] + 150), (foot[0] - 20, foot[1] + 260), 8
        )
        canvas.path(tail, 4, NIGHT)
        for number, (a, b) in enumerate(tail[1:]):
            bow = paint if number % 2 else other
            canvas.polygon([(a, b), (a - 26, b - 15), (a - 26, b + 15)], bow)
            canvas.polygon([(a, b), (a + 26, b - 15), (a + 26, b + 15)], bow)
    edge = -20.0
    while edge < UPRIGHT_WIDTH:
        width, roof = dice.uniform(120, 210), dice.uniform(1330, 1440)
        wall = dice.choice((BRICK, mix(BRICK, SAND, 0.35), CLAY, mix(BRICK_SHADE, BRICK, 0.5)))
        canvas.box(edge, roof, width, 300, wall)
        canvas.box(edge, roof, width, 14, mix(wall, BRICK_SHADE, 0.6))
        for pane in range(int(width // 60)):
            canvas.polygon(pointed_arch(edge + 38 + pane * 60, roof + 120, 30, 62), mix(wall, NIGHT, 0.6))
        edge += width
    return canvas
