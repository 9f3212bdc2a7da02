"""Items in the order of their dates."""

from __future__ import annotations

from django.db.models import QuerySet

from cms.release.models import ReleasedDocument
from cms.release.reading import LIST_FIELDS


def newest(documents: QuerySet[ReleasedDocument], language: str, *types: str) -> QuerySet[ReleasedDocument]:
    """Of these documents those of some types in one language, the newest first."""
    of_type = documents.filter(type=types[0]) if len(types) == 1 else documents.filter(type__in=types)
    return of_type.filter(locale=language).only(*LIST_FIELDS).order_by("-published_at", "-uid")
