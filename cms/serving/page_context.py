"""The template and its context for one document, released or previewed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.utils.functional import SimpleLazyObject

from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.release.reading import LIST_FIELDS, in_language
from cms.serving.presentation import direction, documents_of, label, teaser
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus

HOME_ITEMS = 9
INDEX_ITEMS = 20
RELATED_ITEMS = 3


def template_of(type_name: str, site: NetworkSite) -> str:
    if type_name == "home" and site.kind == SiteKind.CENTRAL:
        return "pages/central_home.html"
    return f"pages/{type_name}.html"


def page_meta(
    *, uid: Any, type_name: str, title: str, body: dict[str, Any], path: str, site: NetworkSite, language: str,
    content_language: str, published_at: Any, updated_at: Any, short_number: int | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "uid": uid,
        "type": type_name,
        "url": localized_path(path, language),
        "canonical_url": site_origin(site) + localized_path(path, content_language),
        "title": title,
        "seo_title": body.get("seo_title") or title,
        "description": body.get("description") or body.get("lead") or "",
        "published_at": published_at,
        "updated_at": updated_at,
        "locale": content_language,
        "direction": direction(content_language),
        "is_fallback": content_language != language,
        "short_url": f"{site_origin(site)}/n/{short_number}" if short_number else "",
    }


def listings(
    type_name: str, body: dict[str, Any], uid: Any, path: str, site: NetworkSite, language: str,
    page_number: int = 1, *, is_preview: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The lists that a type shows beside its body."""
    documents = documents_of(site, is_preview=is_preview)
    if type_name == "home":
        return _home(documents, body, site, language)
    if type_name == "news_index":
        return _news_index(documents, language, path, page_number)
    if type_name == "news":
        related = _newest(documents, language).exclude(uid=uid)[:RELATED_ITEMS]
        return {"related": [teaser(document) for document in related]}
    if type_name == "standard":
        return {"children": _children(documents, path, language)}
    return {}


def _newest(documents: QuerySet[ReleasedDocument], language: str) -> QuerySet[ReleasedDocument]:
    return documents.filter(locale=language, type="news").only(*LIST_FIELDS).order_by("-published_at", "-uid")


def _home(
    documents: QuerySet[ReleasedDocument], body: dict[str, Any], site: NetworkSite, language: str
) -> dict[str, Any]:
    is_central = site.kind == SiteKind.CENTRAL
    newest = _newest(documents, language)
    if is_central:
        newest = (
            current(locale=language, types=["news"])
            .select_related("site__route")
            .order_by("-published_at", "-uid")
            .defer("body")
        )
    pinned = body.get("opening")
    # Asked for on its own whether it is among the newest or not: the cost does not depend on what is published.
    first = documents.filter(locale=language, uid=pinned).select_related("site__route").defer("body") if pinned else []
    others = newest.exclude(uid=pinned) if pinned else newest
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


def _news_index(documents: QuerySet[ReleasedDocument], language: str, path: str, page_number: int) -> dict[str, Any]:
    start = (page_number - 1) * INDEX_ITEMS
    shown = list(_newest(documents, language)[start : start + INDEX_ITEMS + 1])
    url = localized_path(path, language)
    older = f"{url}?page={page_number + 1}" if len(shown) > INDEX_ITEMS else None
    newer = None if page_number == 1 else url if page_number == 2 else f"{url}?page={page_number - 1}"
    return {
        "items": [teaser(document) for document in shown[:INDEX_ITEMS]],
        "pagination": {"older_url": older, "newer_url": newer, "page": page_number},
    }


def _children(documents: QuerySet[ReleasedDocument], path: str, language: str) -> list[dict[str, Any]]:
    below = documents.filter(
        path__startswith=path, depth=path.count("/"), locale__in={language, settings.LANGUAGE_CODE}
    )
    return [
        {
            "title": document.title,
            "url": localized_path(document.path, language),
            "description": document.summary.get("lead", ""),
        }
        for document in in_language(below.only(*LIST_FIELDS).order_by("position"), language)
    ]


def breadcrumb(
    ancestors: list[ReleasedDocument], title: str, content_language: str, language: str, site: NetworkSite
) -> list[dict[str, Any]]:
    """The way from the site's home to here; the home wears the site's short name."""
    steps = [
        {
            "title": label(site, language)["short_name"] if ancestor.path == "/" else ancestor.title,
            "url": localized_path(ancestor.path, language),
            "locale": language if ancestor.path == "/" else ancestor.locale,
        }
        for ancestor in ancestors
    ]
    return [*steps, {"title": title, "url": None, "locale": content_language}] if steps else []
