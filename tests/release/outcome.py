"""What readers get, in a form that tests compare."""

from __future__ import annotations

from uuid import UUID

from cms.pages.models import BasePage
from cms.release.models import ReleasedDocument


def released(uid: UUID) -> dict[str, str]:
    """{locale: title} of what readers get of a page, whichever site it is on."""
    rows = ReleasedDocument.objects.filter(uid=uid, state="released")
    return {row.locale: row.title for row in rows}


def fate(uid: UUID, locale: str = "fa") -> tuple[str, str, str]:
    """(state, reason, path) of a page's only document in a language."""
    row = ReleasedDocument.objects.get(uid=uid, locale=locale)
    return row.state, row.reason, row.path


def document(page: BasePage, locale: str = "fa") -> ReleasedDocument:
    """The document of a page on the site where it is now."""
    return ReleasedDocument.objects.get(uid=page.uid, locale=locale, site_id=page.site_id)
