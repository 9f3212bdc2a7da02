"""Names of a translated field, one a language."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from wagtail.search import index


def translated_search_fields(*fields: str) -> list[index.SearchField]:
    """One search field a language: the base column is never indexed."""
    return [index.SearchField(f"{field}_{code}") for field in fields for code, _name in settings.LANGUAGES]


def translated_fields(model: type[models.Model], language: str) -> list[str]:
    """The names of a model's translated fields in one language."""
    fields = model._meta.concrete_fields
    return [field.name for field in fields if getattr(field, "language", None) == language]


def has_text_in(page: models.Model, language: str) -> bool:
    """Whether anything is written in a language, or the page is called ready in it."""
    is_ready = bool(getattr(page, f"ready_{language}", False))
    return is_ready or any(getattr(page, name) for name in translated_fields(type(page), language))
