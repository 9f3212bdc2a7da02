"""Connects what the admin does with revisions: addresses, entries of the log, style."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.editing.revisions import comparisons, log_actions
from cms.editing.revisions.admin_views import choose_language_to_restore, restore_language_view

comparisons.register()
hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    revision = "pages/<int:page_id>/revisions/<int:revision_id>/restore/"
    return [
        path(revision, choose_language_to_restore, name="editing_choose_language_to_restore"),
        path(f"{revision}<str:language>/", restore_language_view, name="editing_restore_language"),
    ]


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("editing/revisions.css"))
