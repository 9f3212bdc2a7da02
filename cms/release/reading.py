"""What is public now. Every reader of the public starts here."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from cms.pages.models import BasePage
from cms.release.models import ReleasedDocument, State

# Columns that lists need; a body is read only where it is shown.
LIST_FIELDS = (
    "uid", "site_id", "locale", "type", "path", "depth", "position", "in_menu", "title", "sort_key", "summary",
    "published_at", "updated_at", "revision",
)  # fmt: skip


def current(
    *,
    sites: Iterable[int] | None = None,
    locale: str | None = None,
    types: Iterable[str] | None = None,
) -> QuerySet[ReleasedDocument]:
    """Released documents, of some sites, in one language, of some types."""
    documents = ReleasedDocument.objects.filter(state=State.RELEASED)
    if sites is not None:
        sites = list(sites)
        # The planner uses the index of one site only for an equality.
        documents = documents.filter(site_id=sites[0]) if len(sites) == 1 else documents.filter(site_id__in=sites)
    if locale is not None:
        documents = documents.filter(locale=locale)
    if types is not None:
        types = list(types)
        documents = documents.filter(type=types[0]) if len(types) == 1 else documents.filter(type__in=types)
    return documents


def languages_of(page: BasePage) -> frozenset[str]:
    """The languages in which citizens read a page now."""
    return frozenset(current(sites=[page.site_id]).filter(uid=page.uid).values_list("locale", flat=True))


def in_language(documents: Iterable[ReleasedDocument], locale: str) -> list[ReleasedDocument]:
    """One document a page: in `locale` where it is released, else in Persian. Keeps the order of first sight."""
    chosen: dict[object, ReleasedDocument] = {}
    for document in documents:
        if document.locale in (locale, settings.LANGUAGE_CODE) and (
            document.uid not in chosen or document.locale == locale
        ):
            chosen[document.uid] = document
    return list(chosen.values())
