"""The lists that a page shows beside its body, one module a family of pages. They read released documents only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cms.serving.listings.blocks import block_items
from cms.serving.listings.galleries import gallery_index, gallery_item
from cms.serving.listings.home import home
from cms.serving.listings.news import news, news_index
from cms.serving.listings.people import people_index
from cms.serving.listings.standard import portal, standard
from cms.serving.reading import Reading

# By the type of the page; what a function returns joins the template's context.
LISTINGS: dict[str, Callable[[Reading], dict[str, Any]]] = {
    "audio": gallery_item,
    "film": gallery_item,
    "gallery_index": gallery_index,
    "home": home,
    "news": news,
    "news_index": news_index,
    "people_index": people_index,
    "photo_report": gallery_item,
    "portal": portal,
    "standard": standard,
}


def listings(reading: Reading) -> dict[str, Any]:
    """What the template of this type gets beside its body."""
    make = LISTINGS.get(reading.type)
    return {**(make(reading) if make else {}), "block_items": block_items(reading)}
