"""What an admin screen says to an editor, and which words of it are not Persian."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

UNSPOKEN = ("script", "style", "textarea", "code", "kbd", "pre", "samp")
COUNTER = "data-side-panel-toggle-counter"  # hidden until a script has counted
SPOKEN_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "label", "data-w-tooltip-content-value")
# Under these names the data of scripts (menu, blocks, choosers) holds texts that are shown.
SPOKEN_KEYS = {"label", "helpText", "help_text", "description", "placeholder", "title", "tooltip"}
STRINGS = "strings"  # a mapping from a name to a text
NAME, LATIN = r"[A-Za-z0-9_@.+\-/:]", re.compile(r"[A-Za-z]{2,}")
ADDRESS = re.compile(rf"{NAME}*(?:[@/]|[A-Za-z0-9]\.[A-Za-z0-9]){NAME}*|\.[a-z]+")
MONTHS = "ژانویه|فوریه|آوریل|ژوئن|ژوئیه|جولای|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"
GREGORIAN = re.compile(rf"(?<!\w)(?:{MONTHS})(?!\w)")
ASCII_DIGIT = re.compile(r"(?<![A-Za-z])[0-9](?![A-Za-z])")
# Names of keys, kinds of files, a protocol, a program, and a language in its own words.
ALLOWED = {
    *("Ctrl", "Shift", "Alt", "Enter", "Esc", "Tab", "Backspace", "Cmd", "Del"),
    *("AVIF", "GIF", "JPEG", "JPG", "PNG", "SVG", "WEBP", "WebP", "PDF", "ZIP"),
    *("csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip", "avif", "gif", "jpg", "jpeg", "png", "webp"),
    *("m4a", "mp3", "mp4", "ogg", "vtt", "wav", "webm", "WebVTT"),
    *("English", "HTML", "http", "Word"),
}


def spoken(html: str) -> Iterator[str]:
    """Texts and spoken attributes of a screen or a part of one, and the texts that its scripts are given."""
    soup = BeautifulSoup(html, "lxml")
    for script in soup.find_all("script", type="application/json"):
        yield from said_in(json.loads(script.string or "null"))
    for tag in soup.find_all(True):
        yield from _attributes(tag)
    for text in soup.find_all(string=True):
        is_heard = isinstance(text, NavigableString) and not isinstance(text, PreformattedString)
        if is_heard and text.strip() and not text.find_parent(UNSPOKEN) and not text.find_parent(attrs={COUNTER: True}):
            # Markup in a text is a pattern that a script fills in.
            yield from spoken(text) if text.strip().startswith("<") else [" ".join(text.split())]


def _attributes(tag: Tag) -> Iterator[str]:
    for name, value in tag.attrs.items():
        if name in SPOKEN_ATTRIBUTES or (name == "value" and _is_pressed(tag)):
            yield str(value)
        elif isinstance(value, str) and value[:1] in "[{" and value[1:]:
            try:
                yield from said_in(json.loads(value))
            except json.JSONDecodeError:
                continue


def _is_pressed(tag: Tag) -> bool:
    return tag.name == "input" and tag.get("type") in ("submit", "button")


def said_in(data: Any, key: str = "") -> Iterator[str]:
    """The texts that shown data holds, whichever level they are on; markup among them is read as such."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from said_in(value, STRINGS if key == STRINGS else name)
    elif isinstance(data, list):
        for value in data:
            yield from said_in(value, key if isinstance(value, str) else "")
    elif isinstance(data, str) and data.strip() and data[0] not in "{[":
        if "<" in data and ">" in data:
            yield from spoken(data)
        elif key in SPOKEN_KEYS or key == STRINGS:
            yield data


def foreign(text: str, names: frozenset[str] = frozenset()) -> list[str]:
    """The Latin words and Gregorian months of a text that nobody has allowed: no name, address, key or kind of file.

    `names` are words that the world of the test brought: user names, codes, file names.
    """
    rest = ADDRESS.sub(" ", text)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return [word for word in LATIN.findall(rest) if word not in ALLOWED] + GREGORIAN.findall(text)


def foreign_digits(text: str) -> list[str]:
    """ASCII digits in a text that is no code or address."""
    return [] if LATIN.search(text) else ASCII_DIGIT.findall(text)
