"""The index of a site's news, and what stands beside one item."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms.release.models import ReleasedDocument
from cms.release.reading import LIST_FIELDS
from cms.serving.listings.narrowing import MONTH, Narrowing, as_typed
from cms.serving.listings.newest import newest, page_of
from cms.serving.listings.news_of_the_network import SCOPE, kind_label, news_of_the_network, scopes
from cms.serving.presentation import teaser
from cms.serving.reading import Reading
from cms.tenancy.addresses import localized_path
from cms.tenancy.models import SiteKind

INDEX_ITEMS = 20
RELATED_ITEMS = 3


def news(reading: Reading) -> dict[str, Any]:
    """What the editor chose, else the newest with the same words, then the newest of all; and where words lead."""
    index = reading.path.rstrip("/").rpartition("/")[0] + "/"
    return {"related": _related(reading), "index_url": localized_path(index, reading.language)}


def _related(reading: Reading) -> list[dict[str, Any]]:
    chosen: list[dict[str, Any]] = reading.body.get("related") or []
    if chosen:
        return chosen
    others = newest(reading.documents, reading.language, "news").exclude(uid=reading.uid)
    words = [f"tag:{tag}" for tag in reading.body.get("tags", [])]
    words += [f"category:{reading.body['category']}"] if reading.body.get("category") else []
    return [teaser(document) for document in _alike_first(others, words)]


def _alike_first(others: QuerySet[ReleasedDocument], facets: list[str]) -> list[ReleasedDocument]:
    """The newest with one of the facets, filled up with the newest. One query, which reads a few rows of an index."""
    if not facets:
        return list(others[:RELATED_ITEMS])
    others = others.only(*LIST_FIELDS, "facets")
    alike = others.filter(facets__overlap=facets)
    found = {document.uid: document for document in alike[:RELATED_ITEMS].union(others[:RELATED_ITEMS], all=True)}
    newest_first = sorted(found.values(), key=lambda document: document.published_at, reverse=True)
    return sorted(newest_first, key=lambda document: set(facets).isdisjoint(document.facets))[:RELATED_ITEMS]


def news_index(reading: Reading) -> dict[str, Any]:
    is_central = reading.site.kind == SiteKind.CENTRAL
    if is_central and reading.parameters.get("scope") == SCOPE:
        return news_of_the_network(reading, INDEX_ITEMS)
    narrowing = Narrowing.of(reading, {"kind": kind_label, "category": as_typed, "tag": as_typed})
    items = newest(reading.documents, reading.language, "news")
    counts = narrowing.counts(items)
    # Every item has one kind.
    kinds = counts["kind"]
    total = kinds[narrowing.chosen["kind"]] if "kind" in narrowing.chosen else kinds.total()
    names = {
        "kind": (_("Kind"), _("All kinds")),
        "category": (_("Category"), _("All categories")),
        "tag": (_("Tag"), _("All tags")),
        MONTH: (_("Month"), _("All months")),
    }
    groups = [
        {"name": group, "title": title, "choices": narrowing.choices(group, counts[group], everything)}
        for group, (title, everything) in names.items()
    ]
    return {
        **page_of(items.filter(narrowing.condition()), reading.page_number, INDEX_ITEMS, narrowing.address),
        "narrowing": {
            "chosen": narrowing.presented(),
            "total": total,
            "all_url": reading.url,
            # A group of one value narrows nothing.
            "groups": [group for group in groups if len(group["choices"]) > 2 or group["name"] in narrowing.chosen],
            "fields": [],
            "scopes": scopes(reading, "") if is_central else [],
        },
    }
