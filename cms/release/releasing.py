"""Release a page: write a document for each language that is ready."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from cms.pages.models import BasePage
from cms.release.followers import tell_followers
from cms.release.models import (
    CurrentTransaction,
    NextInSequence,
    Reason,
    ReleasedDocument,
    ShortAddress,
    State,
)
from cms.release.moving import follow_addresses
from cms.release.refreshing import mark_stale
from cms.release.rendering import Address, Rendered, render
from cms.tenancy.models import NetworkSite, SiteStatus


def release(page: BasePage, *, source_revision: int | None = None) -> list[ReleasedDocument]:
    """Make `page` public in Persian and in each other language that is marked ready; returns what was written.

    A language that is not ready keeps its last released document. Whether readers see a document at once depends on
    the site's record: of a site in preparation it waits as withdrawn. Call it inside the transaction that changes
    the page: the row lock on the page keeps two releases of it apart.
    """
    page = page.specific
    with transaction.atomic():
        stored = BasePage.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
        if stored.site_id is None:
            return []
        page.site_id, page.path, page.url_path = stored.site_id, stored.path, stored.url_path
        site = NetworkSite.objects.get(pk=stored.site_id)
        page.site = site
        written = [
            document
            for language, _name in settings.LANGUAGES
            if page.is_ready_in(language)
            and (document := _write(page, site, language, render(page, language), source_revision))
        ]
        tell_followers([document.pk for document in written])
        follow_addresses(stored)
        _give_short_address(site, page)
        mark_stale(*_tags_of(page))
        return written


def state_for(site: NetworkSite, language: str) -> tuple[State, str]:
    """What the site's record makes of a document that is fit to be read."""
    if site.status != SiteStatus.LIVE:
        return State.WITHDRAWN, Reason(site.status)
    if language not in site.published_languages:
        return State.WITHDRAWN, Reason.LANGUAGE_OFF
    return State.RELEASED, ""


def _write(
    page: BasePage, site: NetworkSite, language: str, rendered: Rendered, source_revision: int | None
) -> ReleasedDocument | None:
    """Insert or update one row; None where readers would notice no difference."""
    state, reason = state_for(site, language)
    address = Address.of(page)
    existing = ReleasedDocument.objects.filter(uid=page.uid, site=site, locale=language).first()
    unchanged = (rendered.hash, state, reason)
    if existing and (existing.hash, existing.state, existing.reason) == unchanged:
        ReleasedDocument.objects.filter(pk=existing.pk).update(
            source_revision=source_revision, tags=rendered.tags, stale_since=None
        )
        return None
    document = existing or ReleasedDocument(
        uid=page.uid,
        site=site,
        locale=language,
        path=address.path,
        folded_path=address.folded_path,
        depth=address.depth,
        position=address.position,
    )
    document.type = rendered.type
    document.title = rendered.title
    document.sort_key = rendered.sort_key
    document.in_menu = rendered.in_menu
    document.summary = rendered.summary
    document.body = rendered.body
    document.tags = rendered.tags
    document.facets = rendered.facets
    document.published_at = rendered.published_at
    # What comes out for the first time has not been changed since its date, which may lie back.
    document.updated_at = timezone.now() if existing else min(rendered.published_at, timezone.now())
    document.state, document.reason = state, reason
    document.source_revision = source_revision
    document.hash = rendered.hash
    document.stale_since = None
    if existing:
        document.revision = F("revision") + 1
        document.xid = CurrentTransaction()
        document.sequence = NextInSequence()
    document.save()
    document.refresh_from_db(fields=["revision", "xid", "sequence"])
    return document


def _give_short_address(site: NetworkSite, page: BasePage) -> None:
    if not ShortAddress.objects.filter(site=site, uid=page.uid).exists():
        # The record's lock keeps two pages from taking the same number.
        NetworkSite.objects.select_for_update(no_key=True).filter(pk=site.pk).values_list("pk").get()
        last = ShortAddress.objects.filter(site=site).aggregate(last=Max("number"))["last"] or 0
        ShortAddress.objects.create(site=site, uid=page.uid, number=last + 1)


def _tags_of(page: BasePage) -> list[str]:
    """The tags under which others refer to this page: itself, and the page that lists it as a child."""
    parent = page.get_parent()
    return [f"page:{page.uid}", *([f"children:{parent.uid}"] if parent else [])]
