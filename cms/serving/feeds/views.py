"""Addresses of feeds: `/feed.atom`, `/news/feed.json`, `/network/feed.atom`, below their language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid5

from django.core.cache import caches
from django.db.models import Max, QuerySet
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.release.reading import in_language
from cms.serving.feeds import atom, json_feed
from cms.serving.feeds.feed import Entry, Feed
from cms.serving.feeds.sections import FEED_TYPES, SECTION_TYPES
from cms.serving.hosts import SiteRequest, site_of
from cms.serving.machine_readable import absolute
from cms.serving.presentation import label, text_of
from cms.serving.reading_only import reading_only
from cms.serving.redirects import redirect_to
from cms.tenancy.addresses import localized_path, site_origin, split_language
from cms.tenancy.models import NetworkSite, SiteKind

NEWEST = 30
KEPT_SECONDS = 3600
NETWORK = "network/"
FORMS: dict[str, tuple[str, Callable[[Feed], bytes]]] = {
    "atom": (atom.CONTENT_TYPE, atom.atom),
    "json": (json_feed.CONTENT_TYPE, json_feed.json_feed),
}


@reading_only
def feed(request: SiteRequest, form: str, section: str = "") -> HttpResponse:
    site = site_of(request)
    language, path = split_language(request.path_info)
    if language not in site.published_languages:
        return redirect_to(request, path, permanent=False)
    source = _network(site, language) if section == NETWORK else _section(site, language, f"/{section}")
    rows = list(source.documents.select_related("site__route").order_by("-published_at", "-uid")[:NEWEST])
    etag = _etag(form, source, rows)
    changed = int(source.changed.timestamp()) if source.changed else None
    response = get_conditional_response(request, etag, changed)
    if response is None:
        content_type, write = FORMS[form]
        content = caches["local"].get(etag)
        if content is None:
            content = write(_feed(source, rows))
            caches["local"].set(etag, content, KEPT_SECONDS)
        response = HttpResponse(content, content_type=content_type)
    response.headers["ETag"] = etag
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    return response


@dataclass(frozen=True, slots=True)
class Source:
    """What a feed is made from. `changed` is when an item last came, changed or went; None where nobody knows."""

    site: NetworkSite
    language: str
    path: str  # of the page that shows the same
    title: str
    documents: QuerySet[ReleasedDocument]
    changed: datetime | None


def _section(site: NetworkSite, language: str, path: str) -> Source:
    """All that is dated on a site, or what is in one section of it. Raises Http404 for what is no section."""
    name = label(site, language)["short_name"]
    title, types = label(site, language)["name"], FEED_TYPES
    if path != "/":
        pages = (
            current(sites=[site.pk]).filter(path=path, type__in=SECTION_TYPES).only("uid", "locale", "title", "type")
        )
        page = next(iter(in_language(pages, language)), None)
        if page is None:
            raise Http404
        title, types = f"{page.title} | {name}", SECTION_TYPES[page.type]
    below = {"path__startswith": path} if path != "/" else {}
    # What went is looked at too: an item that is taken back changes the feed, and not its newest date.
    rows = ReleasedDocument.objects.filter(site=site, locale=language, type__in=types, **below)
    last = rows.aggregate(last=Max("updated_at"))["last"]
    documents = current(sites=[site.pk], locale=language, types=types).filter(**below)
    return Source(site, language, path, title, documents, max(filter(None, (site.updated_at, last))))


def _network(site: NetworkSite, language: str) -> Source:
    """What all sites release, on the central office's host."""
    if site.kind != SiteKind.CENTRAL:
        raise Http404
    name = label(site, language)["name"]
    title = _("%(name)s: the whole network") % {"name": name}
    return Source(site, language, "/", title, current(locale=language, types=FEED_TYPES), None)


def _etag(form: str, source: Source, rows: list[ReleasedDocument]) -> str:
    """Of everything that the feed is made from: records of sites, and the items in their states."""
    sites = {row.site.pk: row.site.updated_at for row in rows} | {source.site.pk: source.site.updated_at}
    parts: list[object] = [form, source.language, source.path, source.title, sorted(sites.items())]
    parts += [(str(row.uid), row.revision) for row in rows]
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def _feed(source: Source, rows: list[ReleasedDocument]) -> Feed:
    site, language = source.site, source.language
    origin = site_origin(site)
    is_network = source.changed is None
    path = f"/{NETWORK}" if is_network else source.path
    address = localized_path(path, language)
    entries = [Entry(row) for row in rows]
    return Feed(
        id=f"urn:uuid:{uuid5(site.uid, f'feed {language} {path}')}",
        title=source.title,
        subtitle=label(site, language)["name"] if source.path != "/" else text_of(site, "affiliation", language),
        language=language,
        author=label(site, language)["name"],
        home_url=absolute(localized_path(source.path, language), origin),
        url=absolute(f"{address}feed", origin),
        updated=max((site.updated_at, *(entry.updated for entry in entries))),
        entries=entries,
    )
