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
    """Everything of one site: the file named by its code, and its news from `news-<code>` and `news-<code>-…`."""
    files = sorted(path.stem for path in FOLDER.glob("news-*.json") if path.stem.split("-")[1] == code)
    return {**read(code), "news": [record for name in files for record in read(name)]}


def site_records() -> list[dict[str, Any]]:
    """Every site of the network, the central office first."""
    records: list[dict[str, Any]] = read("sites")
    return records


def set_translated(target: Any, field: str, words: dict[str, str]) -> None:
    """Set a translated field in every language of `words`."""
    for language in LANGUAGES:
        if language in words:
            setattr(target, f"{field}_{language}", words[language])
