"""Documents follow what they refer to: a changed image, person, record or page marks them, a task makes them anew."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Revision

from cms.pages.models import BasePage
from cms.release.followers import tell_followers
from cms.release.models import CurrentTransaction, NextInSequence, ReleasedDocument, State
from cms.release.rendering import render

BATCH = 50


def mark_stale(*tags: str) -> int:
    """Mark every document that refers to one of `tags` and see that the task runs; returns how many were marked.

    One statement in the caller's transaction, so that the log shows what still waits.
    """
    # A mark that is set already is renewed: a refresh under way has read the older state and must not clear it.
    rows = ReleasedDocument.objects.filter(tags__overlap=list(tags))
    marked: int = rows.update(stale_since=timezone.now()) if tags else 0
    if marked:
        schedule_refresh()
    return marked


def schedule_refresh() -> None:
    """See that the task runs once the caller's transaction has committed."""
    from cms.release.tasks import refresh_documents

    refresh_documents.enqueue()


def waiting() -> int:
    """How many documents have not followed yet."""
    return ReleasedDocument.objects.filter(stale_since__isnull=False).count()


def refresh_stale() -> int:
    """Make every marked document anew from the revision it was made from; returns how many readers see changed."""
    changed = 0
    while batch := list(ReleasedDocument.objects.filter(stale_since__isnull=False).order_by("stale_since")[:BATCH]):
        changed += sum(refresh(document) for document in batch)
    return changed


def refresh(document: ReleasedDocument) -> bool:
    """Make one document anew; True if readers see a difference."""
    page = source_of(document)
    rows = ReleasedDocument.objects.filter(pk=document.pk, stale_since=document.stale_since)
    if page is None:
        rows.update(stale_since=None)
        return False
    rendered = render(page, document.locale)
    if rendered.hash == document.hash:
        rows.update(stale_since=None, tags=rendered.tags)
        return False
    with transaction.atomic():
        # A release that came in between has written newer content and cleared the mark: then no row matches.
        is_written = bool(
            rows.filter(revision=document.revision).update(
                title=rendered.title,
                sort_key=rendered.sort_key,
                summary=rendered.summary,
                body=rendered.body,
                tags=rendered.tags,
                facets=rendered.facets,
                hash=rendered.hash,
                stale_since=None,
                updated_at=timezone.now() if document.state == State.RELEASED else F("updated_at"),
                revision=F("revision") + 1,
                xid=CurrentTransaction(),
                sequence=NextInSequence(),
            )
        )
        tell_followers([document.pk] if is_written else [])
    return is_written


def source_of(document: ReleasedDocument) -> BasePage | None:
    """The page as it was when this language was released, at the place where it is now; None if that is lost."""
    page = BasePage.objects.filter(uid=document.uid, site_id=document.site_id).select_related("site").first()
    if page is None:
        return None
    specific: BasePage = page.specific
    # An alias has revisions of its original, and does not know which of them it shows now.
    shown = None if page.alias_of_id else specific.live_revision_id
    if document.source_revision in (None, shown):
        return specific
    revision = Revision.objects.filter(pk=document.source_revision).first()
    if revision is None:
        return None
    source: BasePage = specific.with_content_json(revision.content)
    source.path, source.url_path, source.first_published_at = page.path, page.url_path, page.first_published_at
    return source
