"""Acting on many records of sites at once."""

from __future__ import annotations

from typing import Any

from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models

from cms.access.views import SiteScopedViewSet


class SiteScopedDeleteBulkAction(DeleteBulkAction):
    """Wagtail's own lists what somebody may not delete by its name; here it is not there."""

    @classproperty
    def models(cls) -> list[type]:  # noqa: N805
        return [model for model in get_snippet_models() if isinstance(model.snippet_viewset, SiteScopedViewSet)]

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        objects, _others = super().get_actionable_objects()
        return objects, {"items_with_no_access": []}
