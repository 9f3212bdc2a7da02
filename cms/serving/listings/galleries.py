"""The index of galleries, and what stands beside one item."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from cms.serving.listings.newest import newest
from cms.serving.presentation import teaser
from cms.serving.reading import Reading

TYPES = ("photo_report", "film", "audio")
INDEX_ITEMS = 18
RELATED_ITEMS = 3


def gallery_index(reading: Reading) -> dict[str, Any]:
    """A page of the list, all types or the one that the address asks for, and the types that there are."""
    documents = newest(reading.documents, reading.language, *TYPES)
    present = set(documents.order_by().values_list("type", flat=True).distinct())
    kind = reading.parameters.get("kind", "")
    kind = kind if kind in TYPES else ""
    if kind:
        documents = documents.filter(type=kind)
    number = reading.page_number
    start = (number - 1) * INDEX_ITEMS
    shown = list(documents[start : start + INDEX_ITEMS + 1])
    return {
        "items": [teaser(document) for document in shown[:INDEX_ITEMS]],
        "kind": kind,
        "kinds": [
            {"type": name, "url": _address(reading, name, 1), "current": name == kind}
            for name in ("", *TYPES)
            if name == "" or name in present or name == kind
        ],
        "pagination": {
            "older_url": _address(reading, kind, number + 1) if len(shown) > INDEX_ITEMS else None,
            "newer_url": _address(reading, kind, number - 1) if number > 1 else None,
            "page": number,
        },
    }


def _address(reading: Reading, kind: str, number: int) -> str:
    query = {name: value for name, value in (("kind", kind), ("page", number if number > 1 else "")) if value}
    return f"{reading.url}?{urlencode(query)}" if query else reading.url


def gallery_item(reading: Reading) -> dict[str, Any]:
    others = newest(reading.documents, reading.language, *TYPES).exclude(uid=reading.uid)
    return {"related": [teaser(document) for document in others[:RELATED_ITEMS]]}
