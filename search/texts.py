"""The words of a released document, by how much they weigh."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Literal

from django.utils.html import strip_tags

from cms.pages.bodies import texts_in
from cms.release.models import ReleasedDocument

Weight = Literal["title", "lead", "text"]
TITLE: Weight = "title"
LEAD: Weight = "lead"
TEXT: Weight = "text"

# Identifiers, dates and addresses are no words, whatever field they stand in.
_CODE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(T\S+)?|(https?:/)?/\S*")

# Said in the title or the lead already.
_SAID = frozenset({"seo_title", "lead", "kicker"})


def weighted_texts(document: ReleasedDocument) -> list[tuple[Weight, str]]:
    """Title, then lead, then everything else, as plain text; of a document that has been erased nothing."""
    body: dict[str, Any] = document.body
    opening = [document.summary.get("kicker", ""), body.get("lead") or document.summary.get("lead", "")]
    rest = texts_in({name: value for name, value in body.items() if name not in _SAID})
    texts: list[tuple[Weight, str]] = [(TITLE, document.title)]
    texts += [(LEAD, text) for text in opening if text]
    # A description is often the lead once more.
    texts += [(TEXT, plain_text(text)) for text in rest if text not in opening and not _CODE.fullmatch(text)]
    return [(weight, text) for weight, text in texts if text]


def plain_words(document: ReleasedDocument) -> str:
    """What excerpts are cut from: everything below the title."""
    return "\n".join(text for weight, text in weighted_texts(document) if weight != TITLE)


def plain_text(html: str) -> str:
    """The words of plain text or of clean HTML; blocks stay apart."""
    return " ".join(unescape(strip_tags(html.replace("<", " <"))).split()) if "<" in html else unescape(html)
