"""The directory of a unit's posts, narrowed to those that the reader asks for by name."""

from __future__ import annotations

from typing import Any

from cms.serving.reading import Reading
from cms.text.folding import fold

LONGEST_QUERY = 100  # characters


def people_index(reading: Reading) -> dict[str, Any]:
    """All departments, or with `?q=` those posts whose words begin with every word of it; no query of the database."""
    asked = " ".join(reading.parameters.get("q", "")[:LONGEST_QUERY].split())
    words = fold(asked).split()
    departments = [
        {**department, "posts": [post for post in department["posts"] if _has(post, words)]}
        for department in reading.body["departments"]
    ]
    return {
        "asked": asked,
        "departments": [department for department in departments if department["posts"]],
        "found": sum(len(department["posts"]) for department in departments),
    }


def _has(post: dict[str, Any], words: list[str]) -> bool:
    holder = post["holder"]["name"] if post["holder"] else ""
    texts = fold(" ".join([post["title"], post["department"], post["extension"], holder]))
    return all(f" {word}" in f" {texts}" for word in words)
