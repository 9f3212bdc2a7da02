"""Sites on which nobody may publish at the moment: the central office looks after them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from cms.tenancy.models import NetworkSite, SiteStatus
from sites.members.rules import PUBLISHING
from sites.models import Membership


def has_publisher() -> Exists:
    """A condition on sites: an active person holds a role in force there that publishes."""
    publishing = Membership.objects.in_force().filter(role__role__in=PUBLISHING, user__is_active=True)
    return Exists(publishing.filter(role__site=OuterRef("pk")))


def sites_without_publisher() -> QuerySet[NetworkSite]:
    """All but archived ones, on which nobody publishes any more."""
    return NetworkSite.objects.filter(~Q(status=SiteStatus.ARCHIVED), ~has_publisher())
