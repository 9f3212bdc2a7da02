"""The template and its context for one document, released or previewed."""

from __future__ import annotations

from typing import Any

from cms.release.models import ReleasedDocument
from cms.serving.presentation import direction, label
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite


def template_of(type_name: str) -> str:
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
