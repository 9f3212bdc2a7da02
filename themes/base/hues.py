"""Writes `hues.css`: rules by which markup names a site's hue and a picture's tint without an inline style.

Run `python -m themes.base.hues` after a change here; a test holds the file and this module together.
"""

from pathlib import Path

STYLESHEET = Path(__file__).parent / "static" / "base" / "hues.css"
HUES = range(360)
CHANNELS = "rgb"
SIXTEENTHS = range(16)


def stylesheet() -> str:
    hues = [f'[data-hue="{hue}"]{{--hue:{hue}}}' for hue in HUES]
    tints = [f'[data-tint~="{name}{step:x}"]{{--{name}:{17 * step}}}' for name in CHANNELS for step in SIXTEENTHS]
    return "\n".join(["/* Written by themes/base/hues.py. */", *hues, *tints, ""])


if __name__ == "__main__":
    STYLESHEET.write_text(stylesheet(), encoding="ascii")
