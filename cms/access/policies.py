"""Permissions on records that belong to a site: those of the model, for the sites that somebody works on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.access.sites import sites_of, visible_to


class SiteRecordPolicy(ModelPermissionPolicy):
    """Wagtail asks it where it asks about an instance at all; `cms.access.views` closes the rest."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Model) -> bool:
        is_own = sites_of(user).filter(pk=instance.site_id).exists()  # type: ignore[attr-defined]
        return is_own and self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        return visible_to(user, super().instances_user_has_any_permission_for(user, actions))
