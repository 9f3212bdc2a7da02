"""Documents follow their site's record: status and languages by two statements, its card by the task."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from cms.release.models import SITE_REASONS, CurrentTransaction, NextInSequence, Reason, ReleasedDocument, State
from cms.release.refreshing import mark_stale
from cms.release.withdrawing import withdraw_rows
from cms.tenancy.models import NetworkSite, SiteStatus


def follow_site(site: NetworkSite) -> int:
    """Make the site's documents readable or not, as its record says now; returns how many rows changed."""
    rows = ReleasedDocument.objects.filter(site=site)
    fit = Q(state=State.RELEASED) | Q(reason__in=SITE_REASONS)
    with transaction.atomic():
        mark_stale(f"site:{site.uid}")
        if site.status != SiteStatus.LIVE:
            reason = Reason(site.status)
            return withdraw_rows(rows.filter(fit).exclude(reason=reason), reason)
        published = Q(locale__in=site.published_languages)
        changed = withdraw_rows(rows.filter(fit & ~published).exclude(reason=Reason.LANGUAGE_OFF), Reason.LANGUAGE_OFF)
        changed += rows.filter(published, reason__in=SITE_REASONS).update(
            state=State.RELEASED,
            reason="",
            updated_at=timezone.now(),
            revision=F("revision") + 1,
            xid=CurrentTransaction(),
            sequence=NextInSequence(),
        )
        return changed
