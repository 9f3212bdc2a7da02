"""The index of news, and what stands beside one item."""

from __future__ import annotations

from typing import Any

from cms.serving.listings.newest import newest
from cms.serving.presentation import teaser
from cms.serving.reading import Reading

INDEX_ITEMS = 20
RELATED_ITEMS = 3


def news(reading: Reading) -> dict[str, Any]:
    others = newest(reading.documents, reading.language, "news").exclude(uid=reading.uid)
    return {"related": [teaser(document) for document in others[:RELATED_ITEMS]]}


def news_index(reading: Reading) -> dict[str, Any]:
    number = reading.page_number
    start = (number - 1) * INDEX_ITEMS
    shown = list(newest(reading.documents, reading.language, "news")[start : start + INDEX_ITEMS + 1])
    older = f"{reading.url}?page={number + 1}" if len(shown) > INDEX_ITEMS else None
    newer = None if number == 1 else reading.url if number == 2 else f"{reading.url}?page={number - 1}"
    return {
        "items": [teaser(document) for document in shown[:INDEX_ITEMS]],
        "pagination": {"older_url": older, "newer_url": newer, "page": number},
    }
