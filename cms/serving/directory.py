"""The sites of the network as the central office's home lists them: by name, number and place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.functional import SimpleLazyObject

from cms.serving.city_map import city_map
from cms.serving.presentation import label
from cms.serving.reading import Reading
from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus
from cms.text.folding import fold_tokens

LONGEST_QUESTION = 100
# Up to so many sites the figure shows seals that lead to them; more are dots beside the list.
MOST_SEALS = 48


def directory(reading: Reading) -> dict[str, Any]:
    """Every live site but the central office, or those that the address asks for.

    The template keeps its page of all of them until `directory_version` changes; so they are read when it asks.
    """
    live = NetworkSite.objects.filter(status=SiteStatus.LIVE).exclude(kind=SiteKind.CENTRAL)
    version = live.aggregate(last=Max("updated_at"), count=Count("pk"))
    asked = reading.parameters.get("q", "").strip()[:LONGEST_QUESTION]
    entries = SimpleLazyObject(lambda: _entries(live, reading.language))
    return {
        "sites": entries,
        "asked": asked,
        "matches": matching(entries, asked) if asked else [],
        "city_map": SimpleLazyObject(lambda: city_map(entries, most_seals=MOST_SEALS)),
        "directory_version": f"{version['last']}, {version['count']}",
    }


def matching(entries: Iterable[dict[str, Any]], asked: str) -> list[dict[str, Any]]:
    """Sites with a word or number that begins with each word asked for, in any spelling; that very number first.

    `themes/base/static/base/directory.js` does the same while somebody types.
    """
    words = fold_tokens(asked)
    found = [entry for entry in entries if _begins(fold_tokens(_names(entry)), words)]
    return sorted(found, key=lambda entry: str(entry["number"]) not in words) if words else []


def _names(entry: dict[str, Any]) -> str:
    return f"{entry['name']} {entry['short_name']} {entry['number'] or ''}"


def _begins(tokens: list[str], words: list[str]) -> bool:
    return all(any(token.startswith(word) for token in tokens) for word in words)


def _entries(live: QuerySet[NetworkSite], language: str) -> list[dict[str, Any]]:
    is_news = Q(released_documents__state="released", released_documents__type="news")
    newest = Max("released_documents__published_at", filter=is_news)
    return [
        {
            **label(site, language),
            "kind": site.kind,
            "number": site.number,
            "seal_points": site.seal_points,
            "latitude": site.latitude,
            "longitude": site.longitude,
            "last_published_at": site.last_published_at,
        }
        for site in live.select_related("route").annotate(last_published_at=newest)
    ]
