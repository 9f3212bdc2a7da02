"""What blocks of a body list when they are read: the newest items of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import IntegerField, QuerySet, Value

from cms.serving.listings.newest import newest
from cms.serving.presentation import teaser
from cms.serving.reading import Reading

MOST_LISTS = 6  # of one page; what is beyond stays empty


def block_items(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """By the identity of a block, its items. One query for all lists of a page, none for a page without any."""
    lists = [block for block in _blocks(reading.body) if block["type"] == "news_list"][:MOST_LISTS]
    if not lists:
        return {}
    first, *others = [_newest(reading, block["value"], number) for number, block in enumerate(lists)]
    items: dict[str, list[dict[str, Any]]] = {block["id"]: [] for block in lists}
    for document in first.union(*others, all=True).order_by("number", "-published_at", "-uid") if others else first:
        items[lists[document.number]["id"]].append(teaser(document))
    return items


def _newest(reading: Reading, criteria: dict[str, Any], number: int) -> QuerySet[Any]:
    found: QuerySet[Any] = newest(reading.documents, reading.language, "news").exclude(uid=reading.uid)
    if criteria["kind"]:
        found = found.filter(summary__kind=criteria["kind"])
    if criteria["category"]:
        found = found.filter(summary__category=criteria["category"])
    return found.annotate(number=Value(number, IntegerField()))[: criteria["limit"]]


def _blocks(value: Any) -> Iterator[dict[str, Any]]:
    """The blocks in a body, wherever its type has them."""
    if isinstance(value, dict):
        if {"id", "type", "value"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _blocks(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _blocks(inner)
