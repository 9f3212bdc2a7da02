"""What the head of a page says to machines: addresses in each language, feeds, cards for sharing, structured data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cms.release.models import ReleasedDocument
from cms.serving.feeds.sections import SECTION_TYPES
from cms.serving.machine_readable import absolute, iso, largest_source
from cms.serving.page_pictures.picture import HEIGHT, WIDTH, page_picture
from cms.serving.presentation import label
from cms.serving.structured_data import structured_data
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite, SiteKind

# Open Graph wants a territory with each language.
TERRITORIES = {"fa": "fa_IR", "en": "en_GB", "ar": "ar_AR"}


def metadata(
    document: ReleasedDocument,
    site: NetworkSite,
    context: dict[str, Any],
    languages: Iterable[str],
    page_number: int = 1,
) -> dict[str, Any]:
    """For components/metadata.html. `context` is what the page's template gets; `languages` are the released ones."""
    origin, page, body = site_origin(site), context["page"], context["body"]
    turned = f"?page={page_number}" if page_number > 1 else ""
    canonical = absolute(page["canonical_url"], origin) + turned
    images = _images(document, site, body, origin)
    return {
        "canonical_url": canonical,
        "alternates": _alternates(document.path, origin, languages, turned),
        "feeds": _feeds(document, site, context["locale"]),
        "open_graph": [
            *_open_graph(document, page, body, canonical, label(site, document.locale)["name"], languages),
            *images,
        ],
        "twitter_card": "summary_large_image" if images else "summary",
        "structured_data": structured_data(context, canonical, origin),
    }


def _alternates(path: str, origin: str, languages: Iterable[str], turned: str) -> list[dict[str, str]]:
    """One address a released language, Persian for everybody else."""
    released = [code for code, _name in settings.LANGUAGES if code in set(languages)]
    addresses = {code: absolute(localized_path(path, code), origin) + turned for code in released}
    if settings.LANGUAGE_CODE in addresses:
        addresses["x-default"] = addresses[settings.LANGUAGE_CODE]
    return [{"language": code, "url": url} for code, url in addresses.items()]


def _feeds(document: ReleasedDocument, site: NetworkSite, language: str) -> list[dict[str, str]]:
    name = label(site, language)["short_name"]
    feeds = [(name, "/")]
    if document.type in SECTION_TYPES:
        feeds.append((f"{document.title} | {name}", document.path))
    if document.path == "/" and site.kind == SiteKind.CENTRAL:
        feeds.append((_("The whole network"), "/network/"))
    return [
        {"title": title, "url": f"{localized_path(path, language)}feed.{form}", "type": media_type}
        for title, path in feeds
        for form, media_type in (("atom", "application/atom+xml"), ("json", "application/feed+json"))
    ]


def _open_graph(
    document: ReleasedDocument,
    page: dict[str, Any],
    body: dict[str, Any],
    canonical: str,
    site_name: str,
    languages: Iterable[str],
) -> list[tuple[str, str]]:
    is_article = bool(document.summary.get("kind"))
    properties = [
        ("og:type", "article" if is_article else "website"),
        ("og:title", site_name if document.path == "/" else document.title),
        ("og:description", page["description"]),
        ("og:url", canonical),
        ("og:site_name", site_name),
        ("og:locale", TERRITORIES[document.locale]),
        *(("og:locale:alternate", TERRITORIES[code]) for code in languages if code != document.locale),
    ]
    if is_article:
        properties += [
            ("article:published_time", iso(document.published_at)),
            ("article:modified_time", iso(document.updated_at)),
            ("article:section", body.get("category", "")),
        ]
    return [(name, value) for name, value in properties if value]


def _images(document: ReleasedDocument, site: NetworkSite, body: dict[str, Any], origin: str) -> list[tuple[str, str]]:
    """The picture that is made for the page; where it cannot be made, the page's own."""
    made = page_picture(document, site)
    if made is not None:
        return [
            ("og:image", absolute(made.path, origin)),
            ("og:image:type", "image/png"),
            ("og:image:width", str(WIDTH)),
            ("og:image:height", str(HEIGHT)),
            ("og:image:alt", made.alternative),
        ]
    own = document.summary.get("picture")
    if not own:
        return []
    return [("og:image", absolute(largest_source(own), origin)), ("og:image:alt", own["alt"])]
