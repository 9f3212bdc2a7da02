"""Items in the order of their dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from cms.release.models import ReleasedDocument
from cms.release.reading import LIST_FIELDS
from cms.serving.presentation import teaser


def newest(documents: QuerySet[ReleasedDocument], language: str, *types: str) -> QuerySet[ReleasedDocument]:
    """Of these documents those of some types in one language, the newest first."""
    of_type = documents.filter(type=types[0]) if len(types) == 1 else documents.filter(type__in=types)
    return of_type.filter(locale=language).only(*LIST_FIELDS).order_by("-published_at", "-uid")


def page_of(
    found: QuerySet[ReleasedDocument], number: int, size: int, address: Callable[[int], str], *, with_site: bool = False
) -> dict[str, Any]:
    """One page of a list, from 1, with the addresses of those before and after it."""
    start = (number - 1) * size
    shown = list(found[start : start + size + 1])
    return {
        "items": [teaser(document, with_site=with_site) for document in shown[:size]],
        "pagination": {
            "newer_url": address(number - 1) if number > 1 else None,
            "older_url": address(number + 1) if len(shown) > size else None,
            "page": number,
        },
    }
