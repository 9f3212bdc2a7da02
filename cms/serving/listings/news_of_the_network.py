"""The news of all sites in the central office's index, narrowed by site, kind and month.

Without counts: their cost would grow with the network. Categories and tags are each site's own.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Min, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.news.models import NewsKind
from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.serving.listings.narrowing import MONTH, Narrowing
from cms.serving.listings.newest import newest, page_of
from cms.serving.presentation import text_of
from cms.serving.reading import Reading
from cms.tenancy.models import NetworkSite, SiteStatus
from cms.text.months import month_name, months_back

SCOPE = "network"
MOST_MONTHS = 120


def kind_label(value: str) -> str:
    """Raises ValueError for what is no kind."""
    return capfirst(str(NewsKind(value).label))


def scopes(reading: Reading, chosen: str) -> list[dict[str, Any]]:
    """The way between the central office's own news and all."""
    return [
        {"label": _("Central office"), "url": reading.url, "current": chosen == ""},
        {"label": _("All sites"), "url": f"{reading.url}?scope={SCOPE}", "current": chosen == SCOPE},
    ]


def news_of_the_network(reading: Reading, size: int) -> dict[str, Any]:
    live = NetworkSite.objects.filter(status=SiteStatus.LIVE).order_by("kind", "number", "pk")
    sites = {site.code: site for site in live}

    def site_label(code: str) -> str:
        if code not in sites:
            raise ValueError(code)
        return text_of(sites[code], "short_name", reading.language)

    narrowing = Narrowing.of(reading, {"site": site_label, "kind": kind_label}, scope=SCOPE)
    chosen = narrowing.chosen
    everything = current(sites=[sites[chosen["site"]].pk] if "site" in chosen else None)
    items = newest(everything, reading.language, "news").select_related("site__route").defer("body")
    found = items.filter(narrowing.condition(without="site"))
    options = {
        "site": (_("Site"), _("All sites"), [(code, site_label(code)) for code in sites]),
        "kind": (_("Kind"), _("All kinds"), [(kind, kind_label(kind)) for kind in NewsKind.values]),
        MONTH: (_("Month"), _("All months"), _months(items, reading.language)),
    }
    return {
        **page_of(found, reading.page_number, size, narrowing.address, with_site=True),
        "narrowing": {
            "chosen": narrowing.presented(),
            "total": None,
            "all_url": f"{reading.url}?scope={SCOPE}",
            "groups": [],
            "fields": [
                {
                    "name": group,
                    "title": title,
                    "options": [{"value": "", "label": all_of_it, "selected": group not in chosen}]
                    + [
                        {"value": value, "label": name, "selected": chosen.get(group) == value} for value, name in pairs
                    ],
                }
                for group, (title, all_of_it, pairs) in options.items()
            ],
            "scopes": scopes(reading, SCOPE),
        },
    }


def _months(items: QuerySet[ReleasedDocument], language: str) -> list[tuple[str, str]]:
    span = items.order_by().aggregate(first=Min("published_at"), last=Max("published_at"))
    if span["last"] is None:
        return []
    keys = months_back(span["first"], span["last"], language, MOST_MONTHS)
    return [(key, month_name(key, language)) for key in keys]
