"""What a feed says, whichever way it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid5

from cms.release.models import ReleasedDocument
from cms.serving.feeds.content import content_html
from cms.serving.machine_readable import absolute, largest_source, picture_type
from cms.serving.presentation import label
from cms.tenancy.addresses import localized_path, site_origin


@dataclass(frozen=True, slots=True)
class Picture:
    url: str
    type: str
    alternative: str


class Entry:
    """One released document in a feed; it needs `document.site` with its route."""

    def __init__(self, document: ReleasedDocument) -> None:
        self.document = document
        self.origin = site_origin(document.site)
        self.url = absolute(localized_path(document.path, document.locale), self.origin)
        # Each language of a page is an entry of its own; it stays the same one whatever becomes of address and host.
        self.id = f"urn:uuid:{uuid5(document.uid, document.locale)}"
        self.title = document.title
        self.summary: str = document.summary.get("lead", "")
        self.language = document.locale
        self.published: datetime = document.published_at
        self.updated: datetime = max(document.updated_at, document.published_at)

    @cached_property
    def author(self) -> str:
        return str(label(self.document.site, self.language)["name"])

    @cached_property
    def author_url(self) -> str:
        return str(label(self.document.site, self.language)["url"])

    @property
    def categories(self) -> list[str]:
        summary = self.document.summary
        terms = (summary.get("kind_label", ""), summary.get("category", ""), *self.document.body.get("tags", []))
        return list(dict.fromkeys(filter(None, terms)))

    @property
    def picture(self) -> Picture | None:
        image: dict[str, Any] | None = self.document.summary.get("picture")
        if not image:
            return None
        address = largest_source(image)
        return Picture(absolute(address, self.origin), picture_type(address), image["alt"])

    @cached_property
    def html(self) -> str:
        return content_html(self.document, self.origin, self.url)


@dataclass(frozen=True, slots=True)
class Feed:
    id: str
    title: str
    subtitle: str
    language: str
    author: str
    home_url: str  # the page that shows the same
    url: str  # without the ending that says how it is written
    updated: datetime
    entries: list[Entry]

    def address(self, form: str) -> str:
        return f"{self.url}.{form}"
