"""Writes `hues.css`: one rule per hue, so that markup can name a site's colour without an inline style.

Run `python -m themes.base.hues` after a change here; a test holds the file and this module together.
"""

from pathlib import Path

STYLESHEET = Path(__file__).parent / "static" / "base" / "hues.css"
HUES = range(360)


def stylesheet() -> str:
    rules = "\n".join(f'[data-hue="{hue}"]{{--hue:{hue}}}' for hue in HUES)
    return f"/* Written by themes/base/hues.py. */\n{rules}\n"


if __name__ == "__main__":
    STYLESHEET.write_text(stylesheet(), encoding="ascii")
