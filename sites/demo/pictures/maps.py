"""Scenes seen from above: the lines of public transport, and the plan of a neighbourhood."""

from __future__ import annotations

from math import cos, radians, sin
from random import Random

from sites.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, bezier
from sites.demo.pictures.colours import (
    CREAM,
    LEAF,
    NIGHT,
    PAPER,
    RED,
    SAFFRON,
    SAND,
    WATER_HUES,
    Colour,
    mix,
    nearest_hue,
    oklch,
)

# Lines of an underground map on a grid of 16 by 10, running straight or at 45 degrees; the marked points are stations.
ROUTES: list[list[Point]] = [
    [(-1, 2), (3, 2), (9, 8), (17, 8)],
    [(2, -1), (5, 3), (11, 3), (14, 6), (14, 11)],
    [(-1, 7), (4, 7), (8, 3.6), (12, 3.6), (17, -1)],
    [(10, -1), (10, 2), (6, 6), (6, 11)],
]
STOPS: list[list[Point]] = [
    [(1.4, 2), (4.2, 3.2), (5.4, 4.4), (9.9, 8), (12, 8), (15.5, 8)],
    [(7, 3), (9, 3), (12.4, 4.4), (14, 7), (14, 9.2)],
    [(1.5, 7), (4, 7), (5.9, 5.4), (10.6, 3.6), (14, 1.8)],
    [(10, 0.6), (8.2, 3.8), (6, 7.2), (6, 9)],
]
CHANGES: list[Point] = [(6.6, 5.4), (14, 8)]


def lines(hue: int, seed: int) -> Canvas:
    """The lines of public transport over pale blocks of houses; the seed turns the map over."""
    dice = Random(seed)
    canvas = Canvas(PAPER)
    tints = [
        mix(SAND, PAPER, 0.35),
        mix(SAND, PAPER, 0.6),
        mix(LEAF, PAPER, 0.55),
        mix(oklch(0.8, 0.06, hue), PAPER, 0.6),
    ]
    for column in range(-1, 10):
        for row in range(-1, 8):
            if dice.random() < 0.86:
                x, y = column * 178 + dice.uniform(0, 14), row * 160 + dice.uniform(0, 12)
                tint = dice.choices(tints, (5, 5, 2, 2))[0]
                canvas.box(x, y, dice.choice((126, 142, 156)), dice.choice((106, 122, 136)), tint)
    mirrored, flipped = bool(seed % 2), bool(seed // 2 % 2)

    def place(point: Point) -> Point:
        x, y = point[0] * 100, point[1] * HEIGHT / 10
        return (WIDTH - x if mirrored else x), (HEIGHT - y if flipped else y)

    colours: list[Colour] = [oklch(0.52, 0.11, hue), oklch(0.36, 0.09, hue + 70), RED, SAFFRON]
    for route, colour in zip(ROUTES, colours, strict=True):
        canvas.path([place(point) for point in route], 30, PAPER)
        canvas.path([place(point) for point in route], 19, colour)
    for stop in (stop for stops in STOPS for stop in stops):
        canvas.disc(*place(stop), 17, NIGHT)
        canvas.disc(*place(stop), 11.5, CREAM)
    for change in CHANGES:
        canvas.disc(*place(change), 29, NIGHT)
        canvas.disc(*place(change), 20.5, CREAM)
    return canvas


def plan(hue: int, seed: int) -> Canvas:
    """Blocks of houses, parks, a river, and an avenue in the site's colour."""
    dice = Random(seed)
    canvas = Canvas(mix(PAPER, SAND, 0.2))
    angle = radians(dice.choice((-12, -9, 8, 14)))

    def turned(x: float, y: float) -> Point:
        return (
            WIDTH / 2 + x * cos(angle) - y * sin(angle),
            HEIGHT / 2 + x * sin(angle) + y * cos(angle),
        )

    houses = [mix(SAND, PAPER, 0.15), SAND, mix(SAND, oklch(0.72, 0.06, 70), 0.5), LEAF, oklch(0.60, 0.09, hue)]
    parks = {(dice.randrange(4, 13), dice.randrange(3, 9)) for _ in range(2)}
    x = -1150.0
    for column in range(19):
        width, y = dice.choice((92, 116, 138)), -900.0
        for row in range(17):
            height = dice.choice((72, 88, 112))
            is_park = any(column in (c, c + 1) and row in (r, r + 1) for c, r in parks)
            fill = mix(LEAF, NIGHT, 0.22) if is_park else dice.choices(houses, (6, 8, 6, 3, 0.8))[0]
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            canvas.polygon([turned(*corner) for corner in corners], fill)
            y += height + 15
        x += width + 17
    water = nearest_hue(hue, *WATER_HUES)
    bend = dice.uniform(-110, 110)
    river = bezier((-80, 760 + bend), (520, 900 + bend), (760, 430 - bend), (WIDTH + 80, 560 - bend), 60)
    canvas.path(river, 118, mix(PAPER, SAND, 0.2))
    canvas.path(river, 92, oklch(0.58, 0.10, water))
    canvas.path([(px, py - 18) for px, py in river], 6, oklch(0.72, 0.08, water))
    avenue = [turned(dice.uniform(-420, -240), -900), turned(dice.uniform(160, 380), 900)]
    canvas.path(avenue, 30, PAPER)
    canvas.path(avenue, 20, oklch(0.66, 0.125, hue))
    canvas.path(avenue, 3, CREAM)
    return canvas
