"""The colour that holds a picture's place until it has come."""

from __future__ import annotations

from typing import IO

from PIL import Image, ImageStat

SMALL = (64, 64)


def average_colour(file: IO[bytes]) -> str:
    """As `#rrggbb`; empty for what cannot be read and for what lets the page show through, which needs no ground."""
    try:
        file.seek(0)
        with Image.open(file) as picture:
            picture.draft("RGB", SMALL)  # a JPEG is read at an eighth of its size
            small = picture.convert("RGBA").resize(SMALL, Image.Resampling.BOX)
    except (OSError, SyntaxError, Image.DecompressionBombError):
        return ""
    finally:
        file.seek(0)
    channels = ImageStat.Stat(small)
    if channels.extrema[3][0] < 255:
        return ""
    return "#" + "".join(f"{round(mean):02x}" for mean in channels.mean[:3])
