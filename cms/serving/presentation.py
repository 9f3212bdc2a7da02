"""What templates get: dictionaries made from released documents and from a site's record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Case, JSONField, Q, QuerySet, When
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms.blocks.cards import contact_card
from cms.blocks.context import BodyContext
from cms.release.log import current
from cms.release.models import SITE_REASONS, ReleasedDocument, State
from cms.release.reading import LIST_FIELDS, in_language
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite, SiteStatus

MOST_URGENT = 3
PRELOADED_FONT = "fonts/vazirmatn-arabic-wght-normal.woff2"


def direction(language: str) -> str:
    return "rtl" if translation.get_language_info(language)["bidi"] else "ltr"


def text_of(record: Any, field: str, language: str) -> str:
    """A translated field of a record, in Persian where the language has none."""
    return getattr(record, f"{field}_{language}") or getattr(record, f"{field}_fa") or ""


def identity(site: NetworkSite, language: str) -> dict[str, Any]:
    """The face of a site, as its record has it."""
    context = BodyContext(language, site.pk)
    logo = context.image(site.logo)
    contact = contact_card(site, context)
    return {
        "code": site.code,
        "kind": site.kind,
        "number": site.number,
        "name": text_of(site, "name", language),
        "short_name": text_of(site, "short_name", language),
        "affiliation": text_of(site, "affiliation", language),
        "url": site_origin(site) + localized_path("/", language),
        "hue": site.hue,
        "seal_points": site.seal_points,
        "masthead": site.masthead,
        "opening": site.opening,
        "logo": logo.model_dump(mode="json") if logo else None,
        "contact": contact.model_dump(mode="json") if contact else None,
    }


def label(site: NetworkSite, language: str) -> dict[str, Any]:
    """What a list over several sites says of an item's site."""
    return {
        "name": text_of(site, "name", language),
        "short_name": text_of(site, "short_name", language),
        "url": site_origin(site) + localized_path("/", language),
        "hue": site.hue,
    }


def teaser(document: ReleasedDocument, *, with_site: bool = False) -> dict[str, Any]:
    """An item of a list. With its site it may belong to another one, so its address is absolute."""
    path = localized_path(document.path, document.locale)
    return {
        **document.summary,
        "uid": document.uid,
        "type": document.type,
        "title": document.title,
        "locale": document.locale,
        "published_at": document.published_at,
        "url": site_origin(document.site) + path if with_site else path,
        "site": label(document.site, document.locale) if with_site else None,
    }


def documents_of(site: NetworkSite, *, is_preview: bool = False) -> QuerySet[ReleasedDocument]:
    """What readers get of a site; in a preview also what nothing but the state of the site keeps from them."""
    if not is_preview:
        return current(sites=[site.pk])
    return ReleasedDocument.objects.filter(Q(state=State.RELEASED) | Q(reason__in=SITE_REASONS), site=site)


def surroundings(
    site: NetworkSite, central: NetworkSite | None, language: str, path: str = "", *, is_preview: bool = False
) -> dict[str, Any]:
    """What all pages of a site share, by one query: the menu, and the urgent notices of its and the central home."""
    own = documents_of(site, is_preview=is_preview).filter(Q(in_menu=True) | Q(path="/"), depth__lte=1)
    wanted = own | current(sites=[central.pk]).filter(path="/") if central and central.pk != site.pk else own
    rows = (
        wanted.filter(locale__in={language, settings.LANGUAGE_CODE})
        .only(*LIST_FIELDS)
        .annotate(urgent=Case(When(path="/", then="body__urgent"), default=None, output_field=JSONField()))
        .order_by("position")
    )
    first_level = [row for row in rows if row.site_id == site.pk and row.in_menu]
    homes = in_language((row for row in rows if row.path == "/"), language)
    notices = {home.site_id: vars(home)["urgent"] or [] for home in homes}
    network_wide = notices.pop(central.pk, []) if central else []
    return {
        "nav": navigation(first_level, language, path),
        "urgent": current_notices([*_elsewhere(network_wide, site, central), *notices.get(site.pk, [])]),
    }


def _elsewhere(notices: list[dict[str, Any]], site: NetworkSite, central: NetworkSite | None) -> list[dict[str, Any]]:
    """The central office's notices with addresses that lead to its site from another one."""
    if central is None or central.pk == site.pk:
        return notices
    return [notice | {"url": notice["url"] and site_origin(central) + notice["url"]} for notice in notices]


def current_notices(notices: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that are not over, at most as many as the bar holds."""
    now = timezone.now()
    return [notice for notice in notices if datetime.fromisoformat(notice["ends_at"]) > now][:MOST_URGENT]


def navigation(first_level: Iterable[ReleasedDocument], language: str, path: str = "") -> list[dict[str, Any]]:
    """The site's first level, in the order of its tree; a page that is not ready in the language stands in Persian."""
    return [
        {
            "uid": document.uid,
            "title": _("Home") if document.path == "/" else document.title,
            "url": localized_path(document.path, language),
            "current": path == document.path if document.path == "/" else path.startswith(document.path),
            "locale": language if document.path == "/" else document.locale,
        }
        for document in in_language(first_level, language)
    ]


def frame(
    site: NetworkSite | None, central: NetworkSite | None, language: str, path: str = "", *, is_preview: bool = False
) -> dict[str, Any]:
    """What surrounds every page: site, network, menu."""
    network_url = site_origin(central) + localized_path("/", language) if central else ""
    is_shown = is_preview or (site is not None and site.status == SiteStatus.LIVE)
    return {
        "site": identity(site, language) if site else None,
        "network": {
            "name": text_of(central, "name", language) if central else _("Payvand"),
            "url": network_url,
            "sites_url": f"{network_url}#sites" if network_url else "",
        },
        "locale": language,
        "direction": direction(language),
        **(
            surroundings(site, central, language, path, is_preview=is_preview)
            if site and is_shown
            else {"nav": [], "urgent": []}
        ),
        "breadcrumb": [],
        "languages": [],
        "is_preview": is_preview,
        "fonts_available": fonts_available(),
    }


def language_switch(site: NetworkSite, path: str, language: str, released: Iterable[str]) -> list[dict[str, Any]]:
    """The languages of the site; those in which this page is not released are left out unless they are current."""
    ready = set(released)
    return [
        {
            "code": code,
            "label": translation.get_language_info(code)["name_local"],
            "url": localized_path(path, code),
            "current": code == language,
            "is_ready": code in ready,
        }
        for code in site.published_languages
        if code in ready or code == language
    ]


def fonts_available() -> bool:
    """Whether the fonts were built in: without npm the site runs with the reader's own."""
    return (Path(settings.BASE_DIR) / "themes" / "base" / "static" / "base" / PRELOADED_FONT).exists()
