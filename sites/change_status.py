"""Take a site from citizens or give it to them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.release.models import SITE_REASONS, ReleasedDocument, State
from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus


class StatusRefused(ValueError):
    """The site keeps its status; the message says why, in the active language."""


def change_status(site: NetworkSite, status: str, *, user: Any, notices: dict[str, str] | None = None) -> None:
    """Set the status, with what citizens read while the site is suspended, by language. Raises StatusRefused."""
    if site.kind == SiteKind.CENTRAL and status != SiteStatus.LIVE:
        raise StatusRefused(_("The central office leads the network and carries its admin; it is not taken away."))
    before, site.status = site.status, status
    for language, notice in (notices or {}).items():
        setattr(site, f"notice_{language}", notice)
    with transaction.atomic():
        site.save()
        if before != status:
            log(instance=site, action="payvand.change_site_status", user=user, data={"before": before, "after": status})


def page_count(site: NetworkSite) -> int:
    """How many pages citizens read, in whatever language, while the site is live."""
    fit = Q(state=State.RELEASED) | Q(reason__in=SITE_REASONS)
    return ReleasedDocument.objects.filter(fit, site=site).values("uid").distinct().count()
