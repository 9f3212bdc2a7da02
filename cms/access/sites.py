"""Which sites somebody works on: every scope in the admin starts here."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from cms.tenancy.models import NETWORK_ROLES, NetworkSite, SiteRole


def works_for_the_network(user: Any) -> bool:
    """Whether somebody holds a role that reaches every site."""
    return bool(user.is_superuser or SiteRole.objects.filter(role__in=NETWORK_ROLES, group__user=user).exists())


def sites_of(user: Any) -> QuerySet[NetworkSite]:
    """The sites whose content `user` may see in the admin: all for network roles, else those of the user's roles."""
    if not user.is_authenticated or not user.is_active:
        return NetworkSite.objects.none()
    if works_for_the_network(user):
        return NetworkSite.objects.all()
    return NetworkSite.objects.filter(pk__in=SiteRole.objects.filter(group__user=user).values("site"))


def visible_to(user: Any, objects: QuerySet[Any]) -> QuerySet[Any]:
    """The rows of a model with a `site` that `user` may see in the admin."""
    return objects.filter(site__in=sites_of(user))


def belongs_to_a_site(model: type[Model]) -> bool:
    return any(field.name == "site" and field.related_model is NetworkSite for field in model._meta.fields)
