"""Acting on many records, files or users at once."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.functional import classproperty
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models
from wagtail.users.views import bulk_actions as users

from cms.access.people import colleagues_of
from cms.access.views import SiteScopedViewSet


class NamesNoOthers:
    """Mixed in before Wagtail's actions, which list by its name what somebody may not act on: only what they see."""

    request: Any
    model: Any

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        objects, refused = super().get_actionable_objects()  # type: ignore[misc]
        named = {item.pk for items in refused.values() for item in items}
        seen = set(
            _seen_by(self.request.user, self.model._default_manager.filter(pk__in=named)).values_list("pk", flat=True)
        )
        return objects, {reason: [item for item in items if item.pk in seen] for reason, items in refused.items()}


def _seen_by(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    if rows.model is get_user_model():
        return rows.filter(pk__in=colleagues_of(user).values("pk"))
    policy = policy_registry.get_by_type(rows.model)
    seen = policy.instances_user_has_any_permission_for(user, ["add", "change", "delete", "choose"])
    return rows.filter(pk__in=seen.values("pk"))


class SiteScopedDeleteBulkAction(NamesNoOthers, DeleteBulkAction):
    @classproperty
    def models(cls) -> list[type]:  # noqa: N805
        return [model for model in get_snippet_models() if isinstance(model.snippet_viewset, SiteScopedViewSet)]


_WAGTAILS = (
    *(images.AddTagsBulkAction, images.AddToCollectionBulkAction, images.DeleteBulkAction),
    *(documents.AddTagsBulkAction, documents.AddToCollectionBulkAction, documents.DeleteBulkAction),
    *(users.AssignRoleBulkAction, users.DeleteBulkAction, users.SetActiveStateBulkAction),
)
ACTIONS: list[type] = [
    SiteScopedDeleteBulkAction,
    *(type(action.__name__, (NamesNoOthers, action), {}) for action in _WAGTAILS),
]
