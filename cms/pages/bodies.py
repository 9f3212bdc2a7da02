"""The base of released bodies: the one shape of a page for HTML, API, feeds and search."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from cms.media.bodies import ImageBody


class Summary(Schema):
    """What a list shows of an item."""

    lead: str = ""
    kicker: str = ""
    kind: str = Field(default="", description="The kind of an item: news, report, interview, photo_report, film …")
    kind_label: str = ""
    category: str = ""
    tags: list[str] = []
    valid_until: datetime | None = Field(default=None, description="Of a notice: its end")
    picture: ImageBody | None = None
    count: int | None = Field(default=None, description="Pictures of a photo report")
    seconds: int | None = Field(default=None, description="How long a film or a sound recording plays")


class PageBody(Schema):
    """What all bodies have. Types add their own fields."""

    seo_title: str = ""
    description: str = ""

    def summary(self) -> Summary:
        return Summary(lead=self.description)

    def facets(self) -> list[str]:
        """By what lists of this type can be narrowed: `group:value`, the value in the language of the body."""
        return []

    def searchable(self) -> list[str]:
        """The texts that search indexes, the heaviest first."""
        return texts_in(self.model_dump(mode="json"))


# Keys that hold addresses, codes or numbers, not words of this page.
_SILENT = frozenset(
    {
        *("uid", "url", "src", "sources", "anchor", "type", "id", "kind", "kind_label", "extension", "fax", "email"),
        *("medium", "content_type", "embed", "captions", "language", "tint", "avif"),
        *("date", "since", "until", "valid_until", "ends_at", "opening", "opening_until"),
        *("scope", "style", "types"),
        *("related", "photo_report"),  # related items have documents of their own
        *("api_path", "shown", "phone", "number", "website"),
    }
)


def texts_in(value: Any) -> list[str]:
    """The words in a released body or a part of it, in their order; some are HTML."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [text for key, inner in value.items() if key not in _SILENT for text in texts_in(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts_in(inner)]
    return []
