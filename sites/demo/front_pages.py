"""The home of a demo site, with sections in the site's order, urgent notices and a calendar strip; its portal pages."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from cms.home.models import HomePage
from cms.news.models import NewsPage
from cms.standard.models import PortalPage
from cms.tenancy.models import NetworkSite
from sites.demo.bodies import block_values, page_at
from sites.demo.content import LANGUAGES, portals_of, set_translated
from sites.demo.media import SiteMedia
from sites.demo.moments import end_of_day
from sites.demo.publishing import publish_below

Items = dict[str, NewsPage]


def sections(records: list[dict[str, Any]], items: Items, media: SiteMedia) -> str:
    """The JSON of a home's sections."""
    return json.dumps([_section(record, items, media) for record in records])


def urgent_notices(records: list[dict[str, Any]], items: Items) -> str:
    """The JSON of a home's urgent notices."""
    return json.dumps([_typed("notice", _urgent(record, items)) for record in records])


def build_portals(site: NetworkSite, media: SiteMedia, published_at: datetime) -> None:
    """Publish the site's portal pages; what their tiles lead to has to be there."""
    home = HomePage.objects.get(site=site)
    for record in portals_of(site.code):
        page = PortalPage(slug=record["slug"], picture=media.scene(*record["picture"]), show_in_menus=True)
        page.tiles = json.dumps([_typed("tile", _tile(tile, media)) for tile in record["tiles"]])
        for language in LANGUAGES:
            if language in record:
                set_translated(page, "title", {language: record[language]["title"]})
                set_translated(page, "lead", {language: record[language]["lead"]})
                if language != "fa":
                    setattr(page, f"ready_{language}", True)
        publish_below(home, page, published_at)


def _tile(record: dict[str, Any], media: SiteMedia) -> dict[str, Any]:
    return {
        "page": page_at(record["page"], media).pk if "page" in record else None,
        "address": record.get("address", ""),
        "title": in_languages(record.get("title", {})),
        "line": in_languages(record["line"]),
        "picture": media.scene(*record["picture"]).pk if "picture" in record else None,
    }


def _section(record: dict[str, Any], items: Items, media: SiteMedia) -> dict[str, Any]:
    kind, title = record["type"], in_languages(record.get("title", {}))
    match kind:
        case "opening":
            return _typed(kind, None)
        case "news" | "photo_reports" | "notices":
            return _typed(kind, {"title": title, "scope": record.get("scope", "site"), "count": record["count"]})
        case "duties" | "contact" | "directory":
            return _typed(kind, {"title": title})
        case "figures":
            figures = [_item(_figure(figure)) for figure in record["figures"]]
            return _typed(kind, {"title": title, "period": in_languages(record["period"]), "figures": figures})
        case "week":
            return _typed(
                kind, {"title": title, "entries": [_item(_entry(entry, items)) for entry in record["entries"]]}
            )
        case "free":
            body = {language: block_values(record["body"].get(language, []), media) for language in LANGUAGES}
            return _typed(kind, {"title": title, "body": body})
    raise ValueError(f"no section of a home is made like this: {record}")


def _figure(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": in_languages(record["label"]),
        "value": record.get("value", ""),
        "reason": in_languages(record.get("reason", {})),
    }


def _entry(record: dict[str, Any], items: Items) -> dict[str, Any]:
    return {
        "title": in_languages(record["title"]),
        "date": (timezone.localdate() + timedelta(days=record["in_days"])).isoformat(),
        "time": record.get("time"),
        "place": in_languages(record.get("place", {})),
        "page": items[record["news"]].pk if "news" in record else None,
        "is_cancelled": record.get("is_cancelled", False),
    }


def _urgent(record: dict[str, Any], items: Items) -> dict[str, Any]:
    return {
        "text": in_languages(record["text"]),
        "page": items[record["news"]].pk,
        "ends_at": end_of_day(record["ends_in_days"]).isoformat(),
    }


def in_languages(words: dict[str, str]) -> dict[str, str]:
    """One entry a language, empty where there are no words."""
    return {language: words.get(language, "") for language in LANGUAGES}


def _typed(kind: str, value: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "type": kind, "value": value}


def _item(value: Any) -> dict[str, Any]:
    return _typed("item", value)
