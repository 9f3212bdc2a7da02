"""The pages of a file: a page or its section in order, in one language, as released or from the latest drafts."""

from __future__ import annotations

from typing import Any, Literal

from django.utils import translation

from cms.exporting.page_rules import page_parts, shown_title
from cms.exporting.parts import PageParts
from cms.pages.models import BasePage
from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.release.rendering import render
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite

MOST_PAGES = 200
"""Pages of one file; more are asked for section by section."""

Scope = Literal["page", "section"]
State = Literal["draft", "released"]


class NothingToExport(Exception):
    """Nothing of what was asked for is there in this language."""


class TooManyPages(Exception):
    """The section has more pages than one file holds."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def section_of(page: BasePage) -> Any:
    """The page and all pages below it, in the order of the tree."""
    return BasePage.objects.filter(path__startswith=page.path, site_id=page.site_id).order_by("path")


def collect(page: BasePage, site: NetworkSite, language: str, scope: Scope, state: State, user: Any) -> list[PageParts]:
    """The pages in their order. Raises NothingToExport, TooManyPages.

    Of drafts only those that `user` may edit; one without a title in the language is not translated and left out.
    """
    rows = section_of(page) if scope == "section" else BasePage.objects.filter(pk=page.pk)
    if (count := rows.count()) > MOST_PAGES:
        raise TooManyPages(count)
    with translation.override(language):
        pages = _drafts(rows, site, language, user) if state == "draft" else _released(rows, site, language)
    if not pages:
        raise NothingToExport
    return pages


def _drafts(rows: Any, site: NetworkSite, language: str, user: Any) -> list[PageParts]:
    pages = []
    for row in rows.specific():
        if not row.permissions_for_user(user).can_edit():
            continue
        draft = row.get_latest_revision_as_object()
        if not draft.translated("title", language):
            continue
        rendered = render(draft, language)
        body = draft.body_schema.model_validate(rendered.body)
        revision = row.latest_revision
        pages.append(
            PageParts(
                shown_title(rendered.title, body),
                site_origin(site) + localized_path(draft.site_path, language),
                revision.created_at if revision else rendered.published_at,
                not row.live or row.has_unpublished_changes,
                page_parts(body),
            )
        )
    return pages


def _released(rows: Any, site: NetworkSite, language: str) -> list[PageParts]:
    pages = {page.uid: page for page in rows.specific()}
    documents: list[ReleasedDocument] = list(
        current(sites=[site.pk], locale=language).filter(uid__in=pages).order_by("position")
    )
    found = []
    for document in documents:
        body = pages[document.uid].body_schema.model_validate(document.body)
        found.append(
            PageParts(
                shown_title(document.title, body),
                site_origin(site) + localized_path(document.path, language),
                document.updated_at,
                False,
                page_parts(body),
            )
        )
    return found
