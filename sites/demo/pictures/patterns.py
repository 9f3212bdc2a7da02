"""Scenes that fill the sheet: tiles, the assembly's seats, book shelves, printed pages."""

from __future__ import annotations

from math import cos, hypot, pi, radians, sin
from random import Random

from sites.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, star
from sites.demo.pictures.colours import (
    BRICK,
    BRICK_SHADE,
    CLAY,
    CREAM,
    GLAZE_HUES,
    NIGHT,
    PAPER,
    RED,
    SAFFRON,
    SAND,
    TURQUOISE,
    Colour,
    mix,
    nearest_hue,
    oklch,
)


def tiles(hue: float, seed: int) -> Canvas:
    """Eight-pointed stars and crosses, lit from one place."""
    dice = Random(seed)
    hue = nearest_hue(hue, *GLAZE_HUES)
    ground, line = oklch(0.40, 0.075, hue), oklch(0.25, 0.05, hue)
    canvas = Canvas(ground)
    size = 266.0
    light = (dice.uniform(400, 1200), dice.uniform(250, 800))
    glazes = [oklch(0.72, 0.095, hue), oklch(0.62, 0.105, hue), oklch(0.80, 0.07, hue), SAFFRON, CREAM]
    for row in range(-1, 6):
        for column in range(-1, 8):
            x, y = column * size + size * 0.1, row * size + size * 0.1
            shade = min(0.62, hypot(x - light[0], y - light[1]) / 1500)
            glaze = mix(glazes[dice.choice((0, 0, 0, 1, 1, 2, 3, 4))], ground, shade)
            _star_tile(canvas, x, y, size, glaze, line, mix(CREAM, ground, shade * 0.7), mix(RED, ground, shade))
            _cross_tile(canvas, x + size / 2, y + size / 2, size, mix(glazes[1], ground, 0.45 + shade * 0.5), line)
    return canvas


def _star_tile(
    canvas: Canvas, x: float, y: float, size: float, glaze: Colour, line: Colour, light: Colour, heart: Colour
) -> None:
    # Two squares, one turned by 45 degrees: the notch of that star lies at 0.765 of its point.
    reach = size / 2
    canvas.polygon(star(x, y, 8, reach, reach * 0.765), line)
    canvas.polygon(star(x, y, 8, reach * 0.955, reach * 0.73), glaze)
    canvas.polygon(star(x, y, 8, reach * 0.56, reach * 0.40, pi / 8), line)
    canvas.polygon(star(x, y, 8, reach * 0.52, reach * 0.365, pi / 8), light)
    canvas.polygon(star(x, y, 8, reach * 0.27, reach * 0.205), line)
    canvas.polygon(star(x, y, 8, reach * 0.225, reach * 0.165), heart)


def _cross_tile(canvas: Canvas, x: float, y: float, size: float, glaze: Colour, line: Colour) -> None:
    reach = size / 2
    canvas.polygon(star(x, y, 4, reach * 0.50, reach * 0.215), line)
    canvas.polygon(star(x, y, 4, reach * 0.46, reach * 0.18), glaze)
    canvas.polygon(star(x, y, 8, reach * 0.13, reach * 0.10, pi / 8), line)


def assembly(hue: int, seed: int) -> Canvas:
    """Seats in half circles around a lectern, seen from above."""
    dice = Random(seed)
    canvas = Canvas(oklch(0.28, 0.05, hue))
    x, y = WIDTH / 2, HEIGHT + 60.0
    for radius, tone in ((1010, 0.33), (735, 0.385), (300, 0.46)):
        canvas.disc(x, y, radius, oklch(tone, 0.065, hue))
    seats = [CREAM, SAFFRON, mix(RED, SAFFRON, 0.35), RED, TURQUOISE, oklch(0.74, 0.08, hue)]
    weights = (3, 3, 2, 2, 3, 4)
    for row in range(9):
        radius = 380 + row * 82
        count = round(radius / 31)
        for seat in range(count):
            angle = radians(-88 + 176 * seat / (count - 1))
            # Two aisles lead from the lectern to the doors.
            if min(abs(angle - radians(27)), abs(angle + radians(27))) * radius < 30:
                continue
            canvas.disc(x + radius * sin(angle), y - radius * cos(angle), 20, dice.choices(seats, weights)[0])
    canvas.disc(x, y - 62, 112, oklch(0.53, 0.07, hue))
    canvas.polygon([(x - 92, HEIGHT), (x - 92, HEIGHT - 138), (x, HEIGHT - 172), (x, HEIGHT)], CREAM)
    canvas.polygon([(x + 92, HEIGHT), (x + 92, HEIGHT - 138), (x, HEIGHT - 172), (x, HEIGHT)], mix(CREAM, CLAY, 0.5))
    return canvas


def shelves(hue: int, seed: int) -> Canvas:
    """Four shelves of books."""
    dice = Random(seed)
    wood, back = mix(BRICK_SHADE, CLAY, 0.22), mix(BRICK_SHADE, NIGHT, 0.62)
    canvas = Canvas(back)
    cloths = [
        oklch(0.58, 0.10, hue), oklch(0.45, 0.09, hue), oklch(0.73, 0.08, hue),
        SAFFRON, RED, mix(RED, SAND, 0.5), CREAM, oklch(0.36, 0.06, 265), TURQUOISE,
    ]  # fmt: skip
    weights = (5, 4, 3, 3, 2, 2, 2, 2, 2)
    for shelf in range(4):
        floor, x = 248.0 + shelf * 268, dice.uniform(-40, 10)
        while x < WIDTH:
            if dice.random() < 0.06:
                x += dice.uniform(50, 120)
                continue
            width, height = dice.uniform(24, 56), dice.uniform(128, 214)
            lean = dice.choice((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.13))
            _book(canvas, x + lean * height, floor, width, height, lean, dice.choices(cloths, weights)[0])
            x += width + 2 + lean * height * 1.25
        canvas.box(0, floor, WIDTH, 22, wood)
        canvas.box(0, floor + 22, WIDTH, 12, mix(back, NIGHT, 0.5))
    return canvas


def _book(canvas: Canvas, x: float, floor: float, width: float, height: float, lean: float, cloth: Colour) -> None:
    def strip(low: float, high: float) -> list[Point]:
        bottom, top = floor - low * height, floor - high * height
        return [
            (x - low * height * lean, bottom), (x + width - low * height * lean, bottom),
            (x + width - high * height * lean, top), (x - high * height * lean, top),
        ]  # fmt: skip

    band = mix(cloth, NIGHT if sum(cloth) > 420 else CREAM, 0.35)
    canvas.polygon(strip(0, 1), cloth)
    canvas.polygon(strip(0.80, 0.84), band)
    canvas.polygon(strip(0.14, 0.17), band)
    if width > 40:
        canvas.polygon(strip(0.56, 0.70), band)


def press(hue: int, seed: int) -> Canvas:
    """Printed pages on a table, one of them with a seal."""
    dice = Random(seed)
    canvas = Canvas(oklch(0.47, 0.085, hue))
    for stripe in range(0, WIDTH, 200):
        canvas.box(stripe, 0, 100, HEIGHT, oklch(0.455, 0.085, hue))
    places = ((250, 330, -0.16), (1320, 300, 0.12), (330, 900, 0.10), (1290, 900, -0.13), (800, 560, 0.035))
    for number, (x, y, turn) in enumerate(places):
        _page(canvas, dice, (x, y), turn + dice.uniform(-0.03, 0.03), hue, is_first=number == len(places) - 1)
    return canvas


def _page(canvas: Canvas, dice: Random, middle: Point, turn: float, hue: int, *, is_first: bool) -> None:
    size = 1.22 if is_first else 1.0

    def block(x: float, y: float, width: float, height: float, fill: Colour, opacity: float = 1) -> None:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        canvas.polygon(
            [
                (middle[0] + size * (a * cos(turn) - b * sin(turn)), middle[1] + size * (a * sin(turn) + b * cos(turn)))
                for a, b in corners
            ],
            fill,
            opacity,
        )

    ink = mix(NIGHT, PAPER, 0.12)
    block(-232, -312, 480, 650, NIGHT, 0.22)
    block(-240, -325, 480, 650, CREAM if is_first else PAPER)
    block(-205, -292, 410, 9, oklch(0.55, 0.125, hue))
    block(205 - 330, -262, 330, 30, ink)
    block(205 - 230, -218, 230, 30, ink)
    picture_top = -160.0
    wide = dice.random() < 0.5
    block(-205, picture_top, 410 if wide else 268, 170, oklch(0.66, 0.10, hue + dice.choice((0, 40, -40))))
    for column in range(3):
        left = -205 + column * 142
        top = picture_top + 196 if (wide or column < 2) else picture_top
        lines = int((292 - top) // 22)
        for line in range(lines):
            # A Persian line begins at the right, so the last one ends short of the left.
            short = dice.uniform(30, 90) if line == lines - 1 or dice.random() < 0.12 else 0
            block(left + short, top + line * 22, 126 - short, 7, ink, 0.5)
    if is_first:
        x, y = middle[0] - 165 * size, middle[1] + 225 * size
        canvas.polygon(star(x, y, 12, 92, 74), oklch(0.52, 0.135, hue))
        canvas.polygon(star(x, y, 12, 62, 44), CREAM)
        canvas.polygon(star(x, y, 12, 34, 24), mix(BRICK, SAND, 0.1))
