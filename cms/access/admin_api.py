"""The API that the admin's own scripts ask: files of the user's collections only."""

from __future__ import annotations

from typing import Any

from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry


class _OwnCollections:
    request: Any

    def get_queryset(self) -> Any:
        files = super().get_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(files.model)
        actions = ["add", "change", "delete", "choose"]
        return files.filter(
            pk__in=policy.instances_user_has_any_permission_for(self.request.user, actions).values("pk")
        )


class OwnImagesViewSet(_OwnCollections, ImagesAdminAPIViewSet):  # type: ignore[misc]
    pass


class OwnDocumentsViewSet(_OwnCollections, DocumentsAdminAPIViewSet):  # type: ignore[misc]
    pass
