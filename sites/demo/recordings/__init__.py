"""Film and sound made by code, without an encoder: only Pillow and the standard library; no page is known here."""

from sites.demo.recordings.captions import Cue, web_vtt
from sites.demo.recordings.film import draw_film
from sites.demo.recordings.sound import compose

__all__ = ["Cue", "compose", "draw_film", "web_vtt"]
