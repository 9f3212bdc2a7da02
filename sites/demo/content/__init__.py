"""The demo network's words, as data: one file a site, and what several sites share."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("fa", "en", "ar")


@cache
def read(name: str) -> Any:
    """The content of a file of this folder, without its ending. Callers must not change it."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def read_site(code: str) -> dict[str, Any]:
    """Everything of one site: the file named by its code, its front page, its news and its gallery."""
    return {
        **read(code),
        "front": read(f"home-{code}"),
        "news": _records("news", code),
        "galleries": _records("galleries", code),
    }


def _records(family: str, code: str) -> list[dict[str, Any]]:
    """What the files `<family>-<code>` and `<family>-<code>-…` hold together."""
    files = sorted(path.stem for path in FOLDER.glob(f"{family}-*.json") if path.stem.split("-")[1] == code)
    return [record for name in files for record in read(name)]


def pages_of(code: str) -> list[dict[str, Any]]:
    """The pages of running text that a site shares with others."""
    return [record for record in read("pages") if code in record["sites"]]


def portals_of(code: str) -> list[dict[str, Any]]:
    """The portal pages of a site."""
    return [record for record in read("portals") if record["site"] == code]


def site_records() -> list[dict[str, Any]]:
    """Every site of the network, the central office first."""
    records: list[dict[str, Any]] = read("sites")
    return records


def set_translated(target: Any, field: str, words: dict[str, str]) -> None:
    """Set a translated field in every language of `words`."""
    for language in LANGUAGES:
        if language in words:
            setattr(target, f"{field}_{language}", words[language])
