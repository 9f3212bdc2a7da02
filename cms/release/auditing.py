"""Compare the log with the pages, and mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from cms.pages.aliases import original_of
from cms.pages.models import BasePage
from cms.release.models import (
    SITE_REASONS,
    CurrentTransaction,
    NextInSequence,
    Reason,
    ReleasedDocument,
    State,
)
from cms.release.moving import follow_addresses
from cms.release.refreshing import refresh, source_of
from cms.release.releasing import release, state_for
from cms.release.rendering import Address, render
from cms.release.site_changes import follow_site
from cms.release.withdrawing import withdraw
from cms.tenancy.models import NetworkSite

Problem = Literal[
    "page-without-document", "document-without-page", "site", "path", "body", "language", "state", "order"
]


@dataclass(frozen=True, slots=True)
class Finding:
    problem: Problem
    uid: UUID
    site: str
    locale: str
    path: str
    is_repaired: bool

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "uid": str(self.uid)}


def audit(*, repair: bool = False, sites: list[int] | None = None) -> list[Finding]:
    """Every difference between the pages and the log; with `repair` each one is mended, in a transaction of its own.

    Reads every live page once. What changes while it runs may be reported although it is right a moment later.
    """
    chosen = NetworkSite.objects.order_by("pk")
    findings: list[Finding] = []
    for site in chosen.filter(pk__in=sites) if sites is not None else chosen:
        for check in (_lost_rows, _misplaced_rows, _states, _missing_and_wrong_bodies, _order):
            with transaction.atomic():
                findings.extend(check(site, repair))
    return findings


def _finding(problem: Problem, document: ReleasedDocument, site: NetworkSite, repair: bool) -> Finding:
    return Finding(problem, document.uid, site.code, document.locale, document.path, repair)


def _rows(site: NetworkSite) -> Any:
    """The site's documents that readers get, or would get if the site's record allowed it."""
    rows = ReleasedDocument.objects.filter(site=site)
    return rows.filter(state=State.RELEASED) | rows.filter(reason__in=SITE_REASONS)


def _lost_rows(site: NetworkSite, repair: bool) -> Iterator[Finding]:
    """Documents whose page is gone or no longer live."""
    pages = {page.uid: page for page in BasePage.objects.filter(uid__in=_rows(site).values("uid"))}
    for document in _rows(site):
        page = pages.get(document.uid)
        if page is None or not page.live:
            if repair:
                reason = Reason.DELETED if page is None else Reason.EXPIRED if page.expired else Reason.UNPUBLISHED
                withdraw([document.uid], reason, site_id=site.pk)
            yield _finding("document-without-page", document, site, repair)


def _misplaced_rows(site: NetworkSite, repair: bool) -> Iterator[Finding]:
    """Documents that stand on another site or at another path than their page."""
    pages = {page.uid: page for page in BasePage.objects.filter(uid__in=_rows(site).values("uid"))}
    misplaced = []
    for document in _rows(site):
        page = pages.get(document.uid)
        if page is None:
            continue
        address = Address.of(page)
        if page.site_id != site.pk:
            misplaced.append(page)
            yield _finding("site", document, site, repair)
        elif (document.path, document.position, document.depth) != (address.path, address.position, address.depth):
            misplaced.append(page)
            yield _finding("path", document, site, repair)
    for page in misplaced if repair else []:
        follow_addresses(page)


def _states(site: NetworkSite, repair: bool) -> Iterator[Finding]:
    """Documents that are readable although the site's record forbids it, or the other way round."""
    wrong = [
        document for document in _rows(site) if (document.state, document.reason) != state_for(site, document.locale)
    ]
    for document in wrong:
        is_language = Reason.LANGUAGE_OFF in (document.reason, state_for(site, document.locale)[1])
        yield _finding("language" if is_language else "state", document, site, repair)
    if wrong and repair:
        follow_site(site)


def _missing_and_wrong_bodies(site: NetworkSite, repair: bool) -> Iterator[Finding]:
    """Live pages without a document in a language that is ready, and documents that differ from their source."""
    documents = {(document.uid, document.locale): document for document in ReleasedDocument.objects.filter(site=site)}
    for page in BasePage.objects.filter(site=site, live=True).specific().iterator():
        missing = [
            language
            for language, _name in settings.LANGUAGES
            if page.is_ready_in(language) and _is_missing(documents.get((page.uid, language)))
        ]
        for language in missing:
            problem: Problem = "page-without-document" if language == settings.LANGUAGE_CODE else "language"
            yield Finding(problem, page.uid, site.code, language, page.site_path, repair)
        if missing and repair:
            release(page, source_revision=original_of(page).live_revision_id)
        yield from _wrong_bodies(page, site, documents, repair)


def _is_missing(document: ReleasedDocument | None) -> bool:
    # A language that somebody withdrew is missing on purpose: its ready mark was taken off with it.
    return document is None or (document.state == State.WITHDRAWN and document.reason not in SITE_REASONS)


def _wrong_bodies(
    page: BasePage, site: NetworkSite, documents: dict[tuple[UUID, str], ReleasedDocument], repair: bool
) -> Iterator[Finding]:
    for language, _name in settings.LANGUAGES:
        document = documents.get((page.uid, language))
        if document is None or _is_missing(document) or document.stale_since is not None:
            continue
        source = source_of(document)
        if source is not None and render(source, language).hash != document.hash:
            if repair:
                refresh(document)
            yield _finding("body", document, site, repair)


def _order(site: NetworkSite, repair: bool) -> Iterator[Finding]:
    """Rows from a transaction that has not been: the database was restored from another server's dump."""
    ahead = ReleasedDocument.objects.filter(site=site).extra(where=["xid >= pg_snapshot_xmax(pg_current_snapshot())"])
    documents = list(ahead)
    # The repair's own transaction is the newest one: what it has written is in order.
    own = _current_xid() if documents else 0
    for document in documents:
        if document.xid == own:
            continue
        if repair:
            ReleasedDocument.objects.filter(pk=document.pk).update(
                xid=CurrentTransaction(), sequence=NextInSequence(), revision=F("revision") + 1
            )
        yield _finding("order", document, site, repair)


def _current_xid() -> int:
    return int(ReleasedDocument.objects.annotate(own=CurrentTransaction()).values_list("own", flat=True)[:1][0])
