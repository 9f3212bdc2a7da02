"""Films of moving scenes: what is drawn once drifts in layers, and what moves is drawn on each frame."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import sin

from PIL import Image, ImageDraw

from sites.demo.pictures import draw_scene
from sites.demo.recordings.webm import key_frame, write_webm

WIDTH, HEIGHT = 640, 360
FRAMES_A_SECOND = 8
# A film of flat colours stays well below a megabyte at this quality.
QUALITY = 58

Colour = tuple[int, int, int]
CREAM: Colour = (250, 240, 215)


def draw_film(scenes: Sequence[tuple[str, int]], hue: int, seconds: int) -> bytes:
    """A WebM film of `seconds`: the scenes (name, seed), each seen by a slow camera, one passing into the next."""
    count = seconds * FRAMES_A_SECOND
    sheets = [draw_scene(name, hue, seed).resize((960, 640)) for name, seed in scenes]
    share = count / len(sheets)
    frames = [_frame(sheets, number, share, count) for number in range(count)]
    return write_webm([_encoded(frame) for frame in frames], WIDTH, HEIGHT, FRAMES_A_SECOND)


def _frame(sheets: list[Image.Image], number: int, share: float, count: int) -> Image.Image:
    scene = min(int(number / share), len(sheets) - 1)
    within = number / share - scene
    picture = _view(sheets[scene], within, scene)
    # The last quarter of a scene shows the next one coming.
    if scene + 1 < len(sheets) and within > 0.75:
        following = _view(sheets[scene + 1], 0.0, scene + 1)
        picture = Image.blend(picture, following, (within - 0.75) * 4)
    _motes(picture, number)
    draw = ImageDraw.Draw(picture)
    # The line at the foot says how far the film has come.
    draw.rectangle([0, HEIGHT - 5, round(WIDTH * (number + 1) / count), HEIGHT], fill=CREAM)
    return picture


def _view(sheet: Image.Image, within: float, scene: int) -> Image.Image:
    """The part of a scene that the camera shows: it comes nearer and drifts to one side."""
    width = 900 - 180 * within
    height = width * HEIGHT / WIDTH
    sway = within if scene % 2 else 1 - within
    left, top = (sheet.width - width) * sway, (sheet.height - height) * (0.35 + 0.3 * within)
    box = (left, top, left + width, top + height)
    return sheet.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR, box=box)


def _motes(picture: Image.Image, number: int) -> None:
    """Motes of light that rise and sway."""
    draw = ImageDraw.Draw(picture, "RGBA")
    for mote in range(14):
        speed = 9 + mote % 5 * 4
        x = (mote * 137 + 30 * sin(number / 9 + mote)) % WIDTH
        y = HEIGHT - (number * speed / 3 + mote * 71) % (HEIGHT + 20)
        radius = 2 + mote % 3
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=(*CREAM, 150))


def _encoded(frame: Image.Image) -> bytes:
    stream = BytesIO()
    frame.save(stream, "WEBP", quality=QUALITY, method=2)
    return key_frame(stream.getvalue())
