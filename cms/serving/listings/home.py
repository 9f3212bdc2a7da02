"""The home of a site; the central office's shows the whole network."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.functional import SimpleLazyObject

from cms.release.log import current
from cms.serving.listings.newest import newest
from cms.serving.presentation import label, teaser
from cms.serving.reading import Reading
from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus

HOME_ITEMS = 9


def home(reading: Reading) -> dict[str, Any]:
    language = reading.language
    is_central = reading.site.kind == SiteKind.CENTRAL
    if is_central:
        found = (
            current(locale=language, types=["news"])
            .select_related("site__route")
            .order_by("-published_at", "-uid")
            .defer("body")
        )
    else:
        found = newest(reading.documents, language, "news")
    pinned = reading.body.get("opening")
    # Asked for on its own whether it is among the newest or not: the cost does not depend on what is published.
    own = reading.documents.filter(locale=language).select_related("site__route").defer("body")
    first = own.filter(uid=pinned) if pinned else []
    others = found.exclude(uid=pinned) if pinned else found
    teasers = [teaser(document, with_site=is_central) for document in [*first, *others[:HOME_ITEMS]][:HOME_ITEMS]]
    opening, items = (teasers[0], teasers[1:]) if teasers else (None, [])
    return {"opening": opening, "items": items, **(_directory(language) if is_central else {})}


def _directory(language: str) -> dict[str, Any]:
    """Every live site but the central office. The template keeps its page of them until `directory_version` changes."""
    live = NetworkSite.objects.filter(status=SiteStatus.LIVE).exclude(kind=SiteKind.CENTRAL)
    version = live.aggregate(last=Max("updated_at"), count=Count("pk"))
    return {
        "sites": SimpleLazyObject(lambda: _directory_entries(live, language)),
        "directory_version": f"{version['last']}, {version['count']}",
    }


def _directory_entries(live: QuerySet[NetworkSite], language: str) -> list[dict[str, Any]]:
    is_news = Q(released_documents__state="released", released_documents__type="news")
    newest = Max("released_documents__published_at", filter=is_news)
    return [
        {
            **label(site, language),
            "kind": site.kind,
            "number": site.number,
            "seal_points": site.seal_points,
            "last_published_at": site.last_published_at,
        }
        for site in live.select_related("route").annotate(last_published_at=newest)
    ]
