"""Connects what replaces Wagtail's own."""

from __future__ import annotations

from wagtail import hooks

from cms.access.bulk_actions import SiteScopedDeleteBulkAction

# After Wagtail's: the last one registered for a model and an action is the one that runs.
hooks.register("register_bulk_action", SiteScopedDeleteBulkAction, order=1)
