"""The colour that holds a picture's place until it has come."""

from __future__ import annotations

from typing import IO

from PIL import Image

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
    if small.getchannel("A").getextrema()[0] < 255:
        return ""
    red, green, blue = small.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"
