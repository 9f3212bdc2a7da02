"""Sitemaps of a site (sitemaps.org 0.9) with its languages, pictures and newest news, and its robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.db.models import Count, F, Func, JSONField, Max, Q, Value
from django.http import Http404, HttpResponse
from django.utils import timezone

from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.serving.hosts import SiteRequest, site_of
from cms.serving.machine_readable import absolute, iso
from cms.serving.presentation import label
from cms.serving.reading_only import reading_only
from cms.tenancy.addresses import localized_path, site_origin

# Pages a file; with three languages and their pictures it stays far below 50,000 addresses and 50 MB.
PAGES_A_FILE = 1000
PICTURES_A_PAGE = 1000  # Google's limit
NEWS_FOR = timedelta(days=2)  # Google's rule for news sitemaps
NEWS_ITEMS = 1000

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NAMESPACES = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


@reading_only
def robots(request: SiteRequest) -> HttpResponse:
    """Everything may be read but results of searches. A site that is not live answers with its state instead."""
    origin = site_origin(site_of(request))
    searches = [f"Disallow: {localized_path('/search/', code)}?" for code, _name in settings.LANGUAGES]
    lines = ["User-agent: *", "Disallow: /admin/", *searches, "", f"Sitemap: {origin}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@reading_only
def index(request: SiteRequest) -> HttpResponse:
    site = site_of(request)
    totals = current(sites=[site.pk]).aggregate(
        pages=Count("pk", filter=Q(locale=settings.LANGUAGE_CODE)),
        changed=Max("updated_at"),
        newest=Max("updated_at", filter=_is_news()),
    )
    root = Element("sitemapindex", {"xmlns": SITEMAP})
    files = [(f"{number}", totals["changed"]) for number in range(1, -(-totals["pages"] // PAGES_A_FILE) + 1)]
    files += [("news", totals["newest"])] if totals["newest"] else []
    for name, changed in files:
        entry = SubElement(root, "sitemap")
        SubElement(entry, "loc").text = f"{site_origin(site)}/sitemaps/{name}.xml"
        SubElement(entry, "lastmod").text = iso(changed)
    return _xml(root)


@reading_only
def pages(request: SiteRequest, number: str) -> HttpResponse:
    """A thousand pages in the order of their first release, each in all its languages. Raises Http404 past the last."""
    site = site_of(request)
    documents = current(sites=[site.pk])
    start = (int(number) - 1) * PAGES_A_FILE
    chosen = documents.filter(locale=settings.LANGUAGE_CODE).order_by("pk").values("uid")
    rows = documents.filter(uid__in=chosen[start : start + PAGES_A_FILE]).order_by("pk")
    languages: dict[object, dict[str, ReleasedDocument]] = {}
    for row in rows.only("uid", "locale", "path", "updated_at").annotate(pictures=_Pictures()):
        languages.setdefault(row.uid, {})[row.locale] = row
    if not languages:
        raise Http404
    root = _urlset("xhtml", "image")
    for versions in languages.values():
        for version in versions.values():
            _page(root, version, versions, site_origin(site))
    return _xml(root)


@reading_only
def news(request: SiteRequest) -> HttpResponse:
    """News of the last two days. Raises Http404 without any: an empty file is not valid."""
    site = site_of(request)
    newest = current(sites=[site.pk]).filter(_is_news()).order_by("-published_at", "-uid")
    rows = list(newest.only("locale", "path", "title", "published_at")[:NEWS_ITEMS])
    if not rows:
        raise Http404
    root = _urlset("news")
    for row in rows:
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = _address(row, site_origin(site))
        item = SubElement(entry, _name("news", "news"))
        publication = SubElement(item, _name("news", "publication"))
        SubElement(publication, _name("news", "name")).text = label(site, row.locale)["name"]
        SubElement(publication, _name("news", "language")).text = row.locale
        SubElement(item, _name("news", "publication_date")).text = iso(row.published_at)
        SubElement(item, _name("news", "title")).text = row.title
    return _xml(root)


def _is_news() -> Q:
    now = timezone.now()
    return Q(type="news", published_at__gt=now - NEWS_FOR, published_at__lte=now)


class _Pictures(Func):
    """The addresses of all pictures in a body, found by the database: bodies are large."""

    function = "jsonb_path_query_array"
    output_field = JSONField()

    def __init__(self) -> None:
        super().__init__(F("body"), Value("strict $.**.src"))
        self.template = "%(function)s(%(expressions)s::jsonpath, '{}', true)"


def _page(root: Element, row: ReleasedDocument, versions: dict[str, ReleasedDocument], origin: str) -> None:
    entry = SubElement(root, "url")
    SubElement(entry, "loc").text = _address(row, origin)
    SubElement(entry, "lastmod").text = iso(row.updated_at)
    alternates = {code: versions[code] for code, _name in settings.LANGUAGES if code in versions}
    if len(alternates) > 1:
        for code, other in [*alternates.items(), ("x-default", alternates[settings.LANGUAGE_CODE])]:
            link = {"rel": "alternate", "hreflang": code, "href": _address(other, origin)}
            SubElement(entry, _name("xhtml", "link"), link)
    for path in _own_pictures(vars(row)["pictures"]):
        picture = SubElement(entry, _name("image", "image"))
        SubElement(picture, _name("image", "loc")).text = absolute(path, origin)


def _own_pictures(paths: Iterable[Any]) -> list[str]:
    own = (path for path in paths if isinstance(path, str) and path.startswith(f"{settings.MEDIA_URL}images/"))
    return list(dict.fromkeys(own))[:PICTURES_A_PAGE]


def _address(row: ReleasedDocument, origin: str) -> str:
    return absolute(localized_path(row.path, row.locale), origin)


def _name(prefix: str, name: str) -> str:
    return f"{prefix}:{name}"


def _urlset(*prefixes: str) -> Element:
    return Element("urlset", {"xmlns": SITEMAP, **{f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}})


def _xml(root: Element) -> HttpResponse:
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="application/xml; charset=utf-8")
