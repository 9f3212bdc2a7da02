"""The drawing: title on paper, below it a band in the colour of the site with its seal and name."""

from __future__ import annotations

import io
import re
from math import cos, radians, sin

from PIL import Image, ImageDraw

from cms.serving.page_pictures.lettering import Lettering, Room, fitting
from cms.serving.page_pictures.picture import HEIGHT, WIDTH, PagePicture
from themes.base import seals

MARGIN = 72
BAND_TOP = 474
EDGE = 8  # of the line between paper and band
SEAL = 108  # side of its square
FINER = 4  # the seal is drawn this much larger, so that its edges come out smooth
GAP = 32  # between the seal and the name
TITLE_SIZES = (84, 72, 62, 54)  # pixels
NAME_SIZES = (40, 34)
# Lightness and chroma of the theme's light roles, tokens.css.
PAPER, INK, ACCENT, EDGE_COLOUR = (0.985, 0.004), (0.225, 0.02), (0.455, 0.125), (0.58, 0.14)
BAND, ON_BAND = (0.335, 0.085), (0.975, 0.014)


def draw(picture: PagePicture) -> bytes:
    """A PNG of WIDTH by HEIGHT pixels."""
    image = Image.new("RGB", (WIDTH, HEIGHT), colour(PAPER, picture.hue))
    canvas = ImageDraw.Draw(image)
    is_rtl = Lettering(1, 400, picture.language).direction == "rtl"
    start = WIDTH - MARGIN if is_rtl else MARGIN
    about = " · ".join(filter(None, (picture.kind, picture.date)))
    if about:
        Lettering(34, 500, picture.language).draw(canvas, about, start, 104, colour(ACCENT, picture.hue))
    _draw_title(canvas, picture, start, top=128 if about else 24)
    canvas.rectangle((0, BAND_TOP, WIDTH, HEIGHT), fill=colour(BAND, picture.hue))
    canvas.rectangle((0, BAND_TOP - EDGE, WIDTH, BAND_TOP - 1), fill=colour(EDGE_COLOUR, picture.hue))
    middle = (BAND_TOP + HEIGHT) // 2
    seal = _seal(picture)
    image.paste(seal, (start - SEAL if is_rtl else start, middle - SEAL // 2))
    _draw_name(canvas, picture, start + (-1 if is_rtl else 1) * (SEAL + GAP), middle)
    written = io.BytesIO()
    image.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _draw_title(canvas: ImageDraw.ImageDraw, picture: PagePicture, start: float, top: int) -> None:
    room = Room(WIDTH - 2 * MARGIN, BAND_TOP - EDGE - 20 - top, 1.5)
    lettering, lines = fitting(picture.title, picture.language, TITLE_SIZES, 800, room)
    _draw_lines(canvas, lettering, lines, start, top + room.height / 2, room, colour(INK, picture.hue))


def _draw_name(canvas: ImageDraw.ImageDraw, picture: PagePicture, start: float, middle: float) -> None:
    room = Room(WIDTH - 2 * MARGIN - SEAL - GAP, HEIGHT - BAND_TOP, 1.45)
    lettering, lines = fitting(picture.site_name, picture.language, NAME_SIZES, 700, room)
    _draw_lines(canvas, lettering, lines, start, middle, room, colour(ON_BAND, picture.hue))


def _draw_lines(
    canvas: ImageDraw.ImageDraw,
    lettering: Lettering,
    lines: list[str],
    start: float,
    middle: float,
    room: Room,
    fill: str,
) -> None:
    """Lines around the height `middle`."""
    leading = lettering.size * room.leading
    top = middle - leading * len(lines) / 2
    for number, line in enumerate(lines):
        # Of the space of a line, Persian letters stand a little below the middle.
        baseline = top + leading * (number + 0.5) + lettering.size * 0.33
        lettering.draw(canvas, line, start, round(baseline), fill)


def _seal(picture: PagePicture) -> Image.Image:
    """The star with the site's number, or the open rosette."""
    side = SEAL * FINER
    ground, figure = colour(BAND, picture.hue), colour(ON_BAND, picture.hue)
    image = Image.new("RGB", (side, side), ground)
    canvas = ImageDraw.Draw(image)
    path = (seals.star_path if picture.number else seals.rosette_path)(picture.seal_points)
    # Rings lie within one another; every second one is open.
    for number, ring in enumerate(_rings(path)):
        corners = [((x / 48 + 0.5) * side, (y / 48 + 0.5) * side) for x, y in ring]
        canvas.polygon(corners, fill=ground if number % 2 else figure)
    if picture.number:
        size = side * (13 if len(picture.number) > 2 else 18) // 48
        lettering = Lettering(size, 800, picture.language)
        half = lettering.width(picture.number) / 2
        start = side / 2 + (half if lettering.direction == "rtl" else -half)
        lettering.draw(canvas, picture.number, start, side / 2 + size * 0.36, ground)
    return image.resize((SEAL, SEAL), Image.Resampling.LANCZOS)


def _rings(path: str) -> list[list[tuple[float, float]]]:
    """The corners of each closed outline of an SVG path made of straight lines."""
    numbers = (re.findall(r"-?[\d.]+", ring) for ring in path.split("Z") if ring)
    return [list(zip(map(float, ring[::2]), map(float, ring[1::2]), strict=True)) for ring in numbers]


def colour(role: tuple[float, float], hue: int) -> str:
    """OKLCH as `#rrggbb`; where sRGB has not got it, with as much chroma as it has. Matrices: Ottosson, 2020."""
    lightness, chroma = role
    channels = _linear(lightness, chroma, hue)
    while chroma > 0 and not all(-0.001 <= channel <= 1.001 for channel in channels):
        chroma = max(0.0, chroma - 0.002)
        channels = _linear(lightness, chroma, hue)
    return "#" + "".join(f"{round(_gamma(min(1.0, max(0.0, channel))) * 255):02x}" for channel in channels)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
    )


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
