"""Take documents back: readers learn that they are gone, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Revision

from cms.pages.models import BasePage
from cms.release.followers import tell_followers
from cms.release.models import SITE_REASONS, CurrentTransaction, NextInSequence, Reason, ReleasedDocument, State
from cms.release.refreshing import mark_stale


def withdraw(
    uids: Iterable[UUID], reason: Reason, *, languages: Iterable[str] | None = None, site_id: int | None = None
) -> int:
    """Withdraw the documents of these pages, in all languages or in some; returns how many rows changed.

    A deleted page's content is erased at once, only the mark that it is gone remains.
    """
    uids = list(uids)
    rows = ReleasedDocument.objects.filter(uid__in=uids)
    if languages is not None:
        rows = rows.filter(locale__in=list(languages))
    if site_id is not None:
        rows = rows.filter(site_id=site_id)
    # What is withdrawn for another reason keeps it, unless that reason would end by itself or the content must go.
    if reason != Reason.DELETED:
        rows = rows.filter(state=State.RELEASED) | rows.filter(reason__in=SITE_REASONS)
    else:
        rows = rows.exclude(reason=Reason.DELETED)
    content: dict[str, Any] = (
        {"body": {}, "summary": {}, "title": "", "sort_key": "", "tags": [], "facets": [], "hash": ""}
        if reason == Reason.DELETED
        else {}
    )
    with transaction.atomic():
        erased = list(rows.values_list("pk", flat=True)) if content else []
        changed = withdraw_rows(rows, reason, **content)
        tell_followers(erased)
        mark_stale(*(f"page:{uid}" for uid in uids), *_parents_of(uids))
    return changed


def withdraw_rows(rows: Any, reason: str, **content: Any) -> int:
    """The statement that withdraws any set of rows."""
    changed: int = rows.update(
        state=State.WITHDRAWN,
        reason=reason,
        stale_since=None,
        updated_at=timezone.now(),
        revision=F("revision") + 1,
        xid=CurrentTransaction(),
        sequence=NextInSequence(),
        **content,
    )
    return changed


def withdraw_language(page: BasePage, language: str) -> int:
    """Withdraw one language of a page that stays public in the others.

    The latest and any scheduled revision lose their ready mark too, so that the next publication does not bring the
    language back by accident. Persian cannot be withdrawn alone: it is the page.
    """
    if language == settings.LANGUAGE_CODE:
        raise ValueError("Persian goes with the page; withdraw the page.")
    mark = f"ready_{language}"
    with transaction.atomic():
        BasePage.objects.filter(pk=page.pk).update(**{mark: False})
        revisions = Revision.objects.for_instance(page.specific_deferred)
        for revision in revisions.filter(pk=page.latest_revision_id) | revisions.filter(
            approved_go_live_at__isnull=False
        ):
            revision.content[mark] = False
            revision.save(update_fields=["content"])
        return withdraw([page.uid], Reason.LANGUAGE, languages=[language])


def _parents_of(uids: list[UUID]) -> list[str]:
    paths = BasePage.objects.filter(uid__in=uids).values_list("path", flat=True)
    parents = {path[: -BasePage.steplen] for path in paths}
    return [f"children:{uid}" for uid in BasePage.objects.filter(path__in=parents).values_list("uid", flat=True)]
