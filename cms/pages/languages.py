"""Names of a translated field, one a language."""

from __future__ import annotations

from django.conf import settings
from wagtail.search import index


def translated_search_fields(*fields: str) -> list[index.SearchField]:
    """One search field a language: the base column is never indexed."""
    return [index.SearchField(f"{field}_{code}") for field in fields for code, _name in settings.LANGUAGES]
