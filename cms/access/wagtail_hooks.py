"""Connects what replaces Wagtail's own."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from cms.access.admin_api import OwnDocumentsViewSet, OwnImagesViewSet
from cms.access.bulk_actions import ACTIONS

# After Wagtail's: the last one registered for a model and an action is the one that runs.
for action in ACTIONS:
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("construct_admin_api", order=1)  # after Wagtail's, whose endpoints these replace
def own_files(router: Any) -> None:
    router.register_endpoint("images", OwnImagesViewSet)
    router.register_endpoint("documents", OwnDocumentsViewSet)
