"""Acting on many records, files or users at once."""

from __future__ import annotations

from typing import Any

from django.utils.functional import classproperty
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models
from wagtail.users.views import bulk_actions as users

from cms.access.views import SiteScopedViewSet


class NamesNoOthers:
    """Mixed in before Wagtail's actions, which list by its name what somebody may not act on; here it is not there."""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        objects, _others = super().get_actionable_objects()  # type: ignore[misc]
        return objects, {"items_with_no_access": []}


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
