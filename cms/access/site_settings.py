"""Who may change the settings and the contact card of a site."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cms.tenancy.models import NetworkSite, Role, SiteRole

# Whoever has it changes what the network decides of a site too: kind, number, status, hostnames.
NETWORK_PERMISSION = "tenancy.change_networksite"


def sites_with_settings_of(user: Any) -> QuerySet[NetworkSite]:
    """The sites whose settings `user` may change: all for network managers, else those that they manage."""
    if not user.is_authenticated or not user.is_active:
        return NetworkSite.objects.none()
    if user.has_perm(NETWORK_PERMISSION):
        return NetworkSite.objects.all()
    managed = SiteRole.objects.filter(role=Role.SITE_MANAGER, group__user=user)
    return NetworkSite.objects.filter(pk__in=managed.values("site"))


def user_can_change_site_settings(user: Any, site: NetworkSite) -> bool:
    return sites_with_settings_of(user).filter(pk=site.pk).exists()
