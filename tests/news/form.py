"""The form of a news item as a browser sends it."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.news.models import NewsPage


def news_form(*, related: list[NewsPage] | None = None, **values: Any) -> dict[str, Any]:
    """A complete form that publishes; `related` in the order in which they were chosen."""
    bodies = {f"body_{language}": streamfield([]) for language in ("fa", "en", "ar")}
    rows = inline_formset([{"item": item.pk} for item in related or []])
    data = {"title_fa": "خبر", "slug": "item", "kind": "news", "date": "2025-01-01 10:00", **bodies}
    data |= {"comments": inline_formset([]), "related_news": rows, "action-publish": "1"}
    return nested_form_data({**data, **values})
